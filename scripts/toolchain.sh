# shellcheck shell=bash
# shellcheck disable=SC2154 # root and jobs are set by ./dev
# shellcheck disable=SC2016 # dollars for apt, awk and sh
# The toolchain, sourced by ./dev: what Debian's own packages give, and a current Emscripten beside them in .deps/.
#
# Debian 12 has Emscripten 3.1, far too old. Debian's next release ("forky") has a current one, and it runs on older
# Debians if it brings its C library along. So: a private apt state (no root, the system's is not touched) downloads it
# from the mirror that this machine's apt uses, dpkg -x unpacks it into .deps/root, and patchelf tells the few programs
# we use to take their libraries from there. Delete .deps to undo.
#
# Debian 12's node 18 is too old as well (Debian's newer node insists on files under /usr/share, so it can't be moved);
# it is good enough for `npm ci`, which brings node 24 as the package node-linux-*. Debian's npm would install 400
# packages, webpack and babel among them; where no npm is on the PATH, corepack (one file) gets it from npm's registry.
#
#   .deps/root    unpacked packages               .deps/src     imgui, catch2, nlohmann_json
#   .deps/bin     node, clang-format, clang-tidy  .deps/cache   Emscripten's system libraries, made at the first link
#   .deps/nginx   unpacked for the browser tests
#   .deps/stamp   what each step was made from: a step runs again only when that changes
#
# An emsdk (emcc >= 4) on the PATH is used instead of all this; then only the sources of the libraries are fetched.

deps="$root/.deps"
suite=forky

want_cmake=3.25 want_gxx=12 want_python=3.10 want_node=22.12 want_emcc=4

# --- small things -----------------------------------------------------------------------------------------------------

# at_least FOUND WANTED: version comparison.
at_least() { [ -n "$1" ] && [ "$(printf '%s\n%s\n' "$2" "$1" | sort -V | head -n 1)" = "$2" ]; }

# version_of COMMAND…: the first version number that it prints, or nothing.
version_of() { { "$@" 2>/dev/null || true; } | grep -oE '[0-9]+(\.[0-9]+)+' | head -n 1 || true; }

# unchanged NAME KEY / remember NAME KEY: stamps. The key is hashed, so it may be long.
unchanged() { [ "$(cat "$deps/stamp/$1" 2>/dev/null)" = "$(printf '%s' "$2" | sha256sum)" ]; }
remember() { mkdir -p "$deps/stamp" && printf '%s' "$2" | sha256sum >"$deps/stamp/$1"; }

# --- Debian packages --------------------------------------------------------------------------------------------------

# What must be there, as command:package. A command that is there already may come from anywhere.
tools_to_build="cmake:cmake ninja:ninja-build g++:g++ python3:python3 xz:xz-utils patchelf:patchelf node:nodejs"
tools_to_test="chromium-headless-shell:chromium-headless-shell firefox-esr:firefox-esr WebKitWebDriver:webkit2gtk-driver Xvfb:xvfb cbc:coinor-cbc parallel:parallel"
# Firefox and WebKitGTK draw through Mesa. The page has no font of its own; in a browser without Chinese fonts there would
# be nothing to look at.
packages_to_test="libegl1 libgl1-mesa-dri fonts-noto-cjk fonts-noto-color-emoji"

installed() { [ "$(dpkg-query -W -f='${db:Status-Status}' "$1" 2>/dev/null)" = installed ]; }

# missing_packages build|test: names of the packages that lack.
missing_packages() {
    local entry tools=$tools_to_build packages=ca-certificates
    if [ "$1" = test ]; then tools=$tools_to_test packages=$packages_to_test; fi
    for entry in $tools; do
        command -v "${entry%%:*}" >/dev/null || echo "${entry##*:}"
    done
    if command -v dpkg-query >/dev/null; then
        for entry in $packages; do installed "$entry" || echo "$entry"; done
    fi
}

install_packages() { # NAMES…
    local sudo=()
    if ! command -v apt-get >/dev/null; then
        echo "Not a Debian system. Install by its own means: $*" && return 1
    fi
    if [ "$(id -u)" != 0 ]; then
        if ! command -v sudo >/dev/null; then
            echo "Neither root nor sudo. Ask for: apt-get install $*" && return 1
        fi
        sudo=(sudo)
        # Asked here, with the terminal, because the output of what follows goes to a log.
        # shellcheck disable=SC2024 # sudo reads and writes the terminal
        if ! sudo -n true 2>/dev/null; then sudo -v </dev/tty >/dev/tty 2>&1; fi
    fi
    "${sudo[@]}" apt-get -q update || echo "Some package lists could not be fetched; going on with what there is."
    # On a CI machine, which is thrown away, dpkg need not wait for the disk after each of its 10,000 files.
    "${sudo[@]}" env DEBIAN_FRONTEND=noninteractive \
        apt-get -q -y -o DPkg::Lock::Timeout=120 --no-install-recommends \
        ${CI:+-o DPkg::Options::=--force-unsafe-io} install "$@"
}

# The nginx of the browser tests: of this Debian, and unpacked only, because the installed package is a service that
# begins to serve port 80 to everyone. Its libraries are there with what else is needed to build and test.
get_nginx() {
    local apt="$deps/nginx/apt"
    rm -rf "$deps/nginx" && mkdir -p "$apt/lists/partial" "$apt/cache/archives/partial" "$deps/bin"
    (
        cd "$deps/nginx" || exit
        own_lists=(-q -o Dir::State::lists="$apt/lists" -o Dir::Cache="$apt/cache" -o APT::Sandbox::User=root -o Debug::NoLocking=1)
        apt-get download nginx || { apt-get "${own_lists[@]}" update && apt-get "${own_lists[@]}" download nginx; }
        dpkg -x nginx_*.deb .
        rm -rf apt nginx_*.deb
    )
    ln -sf ../nginx/usr/sbin/nginx "$deps/bin/nginx"
    "$deps/bin/nginx" -v
}

# --- npm, Emscripten and sources from Debian's next release -----------------------------------------------------------

# The mirror that this machine's apt uses for Debian itself; its name is written nowhere.
debian_mirror() {
    apt-get indextargets --format '$(ORIGIN)|$(LABEL)|$(SITE)' 'Created-By: Packages' |
        awk -F'|' '$1 == "Debian" && $2 == "Debian" && !debian { debian = $3 }
                   $3 !~ /security/ && !other { other = $3 } # before the first update apt knows no origins
                   END { print debian ? debian : other }'
}

# apt-get with a state of its own in .deps/apt.
private_apt() {
    local apt="$deps/apt"
    apt-get -q -y \
        -o Dir::Etc::sourcelist="$apt/sources.list" -o Dir::Etc::sourceparts=- \
        -o Dir::Etc::preferences=/dev/null -o Dir::Etc::preferencesparts="$apt/none" \
        -o Dir::State::lists="$apt/lists" -o Dir::State::status="$apt/status" -o Dir::Cache="$apt/cache" \
        -o APT::Sandbox::User=root -o Debug::NoLocking=1 -o APT::Architecture="$(dpkg --print-architecture)" \
        -o Acquire::Languages=none -o Acquire::Check-Valid-Until=false \
        "$@"
    # Check-Valid-Until: a mirror's copy of a suite may be older than a week. Signatures are checked all the same.
}

private_apt_update() {
    local apt="$deps/apt" mirror key=/usr/share/keyrings/debian-archive-keyring.gpg
    mirror=$(debian_mirror)
    [ -n "$mirror" ] || { echo "apt knows no Debian mirror (apt-get indextargets)"; return 1; }
    rm -rf "$apt" && mkdir -p "$apt/none" "$apt/lists/partial" "$apt/cache/archives/partial" && : >"$apt/status"
    printf '%s [signed-by=%s] %s %s main\n' deb "$key" "$mirror" $suite deb-src "$key" "$mirror" $suite >"$apt/sources.list"
    private_apt update
}

# Both need the lists of the suite; whoever comes first gets them.
private_apt_ready() { [ -s "$deps/apt/sources.list" ] || private_apt_update; }

# The last npm that runs on Debian 12's node 18; by its checksum, as corepack 0.35 wants it.
npm_version=10.9.4+sha512.3a7506f37e85c1ba1021baad79f0cd9724748131f321fc117c4dc3ba235ec01be7327584a41d15117c01945560aa9373220628fcc1e1dddd877a5fe9b336a900

get_corepack() {
    private_apt_ready
    rm -rf "$deps/corepack" && mkdir -p "$deps/corepack"
    (
        cd "$deps/corepack" || exit
        private_apt download node-corepack
        dpkg -x node-corepack_*.deb .
    )
}

# Debian's npm (below /usr/share/nodejs) runs with Debian's node only.
npm_of_host() { case $(readlink -f "$(type -P npm)" 2>/dev/null) in "" | /usr/share/nodejs/*) return 1 ;; esac; }

# npm as this machine has it, or corepack's.
npm() {
    local registry=${npm_config_registry:-}
    if npm_of_host; then
        command npm "$@"
        return
    fi
    if [ -z "$registry" ] && [ -f ~/.npmrc ]; then registry=$(sed -n 's/^registry *= *//p' ~/.npmrc | tail -n 1); fi
    if [ -n "$registry" ]; then export COREPACK_NPM_REGISTRY="$registry"; fi
    COREPACK_HOME="$deps/corepack/home" COREPACK_ENABLE_DOWNLOAD_PROMPT=0 \
        node "$deps/corepack/usr/share/nodejs/corepack/dist/corepack.js" "npm@$npm_version" "$@"
}

get_emscripten() {
    local llvm
    # Of what emscripten depends on: not node and python (the host's do), nor a C compiler for programs of that Debian.
    local skip='^(nodejs|libnode[0-9]|python3|libpython3|libicu|ccache|tzdata|linux-libc-dev|lib(c6|gcc|objc|stdc\+\+)-.*dev)'
    private_apt_ready
    llvm=$(private_apt install -s --no-install-recommends emscripten | sed -n 's/^Inst clang-\([0-9]*\) .*/\1/p')
    rm -rf "$deps/root" "$deps/debs" && mkdir -p "$deps/root" "$deps/debs" "$deps/bin"
    (
        cd "$deps/debs" || exit
        private_apt install -s --no-install-recommends emscripten "clang-format-$llvm" "clang-tidy-$llvm" |
            awk -v skip="$skip" '$1 == "Inst" && $2 !~ skip { print $2 }' | {
            mapfile -t names
            private_apt download "${names[@]}"
        }
        printf '%s\0' *.deb | xargs -0 -n 1 -P "$jobs" sh -c 'dpkg -x "$1" "$0"' "$deps/root"
    )
    rm -rf "$deps/debs"
    patch_programs
    ln -sfn nodejs "$deps/root/usr/share/node_modules"  # where a node that isn't Debian's looks for acorn
    echo '{ "type": "commonjs" }' >"$deps/package.json" # Emscripten's .js files are, ours beside this folder aren't
    ln -sf "../root/usr/lib/llvm-$llvm/bin/clang-format" "../root/usr/lib/llvm-$llvm/bin/clang-tidy" "$deps/bin/"
    cat >"$deps/emscripten.py" <<PY
# Made by ./dev: Emscripten's configuration (EM_CONFIG).
LLVM_ROOT = '$deps/root/usr/lib/llvm-$llvm/bin'
BINARYEN_ROOT = '$deps/root/usr'
NODE_JS = '$(command -v node)'
CACHE = '$deps/cache'
PY
}

# Programs: their own loader and library folder. Libraries with a RUNPATH of their own (it would hide the program's): the same.
patch_programs() {
    local libraries loader file
    libraries=$(dirname "$(find "$deps/root/usr/lib" -name libc.so.6 | head -n 1)")
    for file in "$libraries"/libLLVM*.so* "$libraries"/libclang*.so* "$deps"/root/usr/lib/llvm-*/lib/lib{LLVM,clang}*.so*; do
        [ -f "$file" ] && [ ! -L "$file" ] && patchelf --force-rpath --set-rpath "$libraries" "$file"
    done
    {
        printf '%s\n' "$deps"/root/usr/bin/wasm-*
        printf '%s\n' "$deps"/root/usr/lib/llvm-*/bin/{clang,lld,clang-scan-deps,clang-format,clang-tidy}
        printf '%s\n' "$deps"/root/usr/lib/llvm-*/bin/llvm-{ar,nm,objcopy,dwarfdump,dwp,cxxfilt,strip,ranlib,symbolizer}
    } | xargs readlink -e | sort -u | while read -r file; do
        loader=$(patchelf --print-interpreter "$file" 2>/dev/null) || continue # a script
        loader=$(find "$deps/root/usr" -name "${loader##*/}" | head -n 1)
        patchelf --force-rpath --set-interpreter "$loader" --set-rpath "$libraries" "$file"
    done
}

get_sources() {
    local package name archive
    private_apt_ready
    rm -rf "$deps/src" && mkdir -p "$deps/src/archives"
    (cd "$deps/src/archives" && private_apt source --download-only imgui catch2 nlohmann-json3)
    for package in imgui:imgui catch2:catch2 nlohmann-json3:nlohmann_json; do
        name=${package##*:}
        archive=$(find "$deps/src/archives" -name "${package%%:*}_*.orig.tar.*" | head -n 1)
        mkdir -p "$deps/src/$name" && tar -xf "$archive" -C "$deps/src/$name" --strip-components=1
    done
    rm -rf "$deps/src/archives"
    # Another minor version of ImGui than the one our font loader is written for: leave it to FetchContent's tag.
    if ! grep -qE '^#define IMGUI_VERSION +"1\.92\.' "$deps/src/imgui/imgui.h"; then rm -rf "$deps/src/imgui"; fi
}

# --- environment ------------------------------------------------------------------------------------------------------

# An Emscripten of the user's own, if it is new enough; sets own_emcc.
find_own_emcc() {
    own_emcc=$(command -v emcc || true)
    case $own_emcc in "$deps"/*) own_emcc= ;; esac
    if [ -n "$own_emcc" ] && ! at_least "$(version_of emcc --version)" $want_emcc; then own_emcc=; fi
}

# Sets and exports what CMake, npm and the scripts need. Safe to call before anything is installed.
use_toolchain() {
    find_own_emcc
    if [ -n "$own_emcc" ]; then
        EMSCRIPTEN_ROOT=$(dirname "$(readlink -f "$own_emcc")")
    else
        EMSCRIPTEN_ROOT="$deps/root/usr/share/emscripten"
        export EM_CONFIG="$deps/emscripten.py"
        PATH="$EMSCRIPTEN_ROOT:$PATH"
    fi
    PATH="$deps/bin:$root/node_modules/.bin:$PATH"
    # The interpreter itself: a version manager's stand-in for it costs each of some hundred compilations half a second.
    EMSDK_PYTHON=${EMSDK_PYTHON:-$(python3 -c 'import sys; print(sys.executable)' 2>/dev/null || true)}
    CHROMIUM_PATH=${CHROMIUM_PATH:-$(command -v chromium-headless-shell || command -v chromium || command -v google-chrome || true)}
    export PATH EMSCRIPTEN_ROOT EMSDK_PYTHON CHROMIUM_PATH PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1
}

print_environment() {
    printf 'export PATH=%q EMSCRIPTEN_ROOT=%q EMSDK_PYTHON=%q CHROMIUM_PATH=%q PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1\n' \
        "$PATH" "$EMSCRIPTEN_ROOT" "$EMSDK_PYTHON" "$CHROMIUM_PATH"
    if [ -n "${EM_CONFIG:-}" ]; then printf 'export EM_CONFIG=%q\n' "$EM_CONFIG"; fi
}

# A table of what was found and what is wanted; fails if something is too old.
check_versions() {
    local bad=0
    check() { # NAME FOUND WANTED
        local mark=ok
        at_least "$2" "$3" || { mark='TOO OLD OR MISSING' && bad=1; }
        printf '    %-14s found %-10s wanted %-8s %s\n' "$1" "${2:-none}" "$3+" "$mark"
    }
    check cmake "$(version_of cmake --version)" $want_cmake
    check g++ "$(version_of g++ -dumpfullversion)" $want_gxx
    check python3 "$(version_of python3 --version)" $want_python
    check emcc "$(version_of emcc --version)" $want_emcc
    check node "$(version_of node --version)" $want_node
    for library in "imgui:imgui.h:IMGUI_VERSION" "catch2:CMakeLists.txt:VERSION " "nlohmann_json:CMakeLists.txt:VERSION "; do
        IFS=: read -r name file pattern <<<"$library"
        printf '    %-14s found %-10s wanted %s\n' "$name" \
            "$(grep -E "^[^#]*$pattern|^#define $pattern" "$deps/src/$name/$file" 2>/dev/null | grep -oE '[0-9]+\.[0-9]+\.[0-9]+[a-z]?' | head -n 1 || true)" \
            "$(sed -n "s/^k2_dependency($name .*v\([0-9.a-z]*\))/\1/Ip" "$root/cmake/Dependencies.cmake")"
    done
    return $bad
}
