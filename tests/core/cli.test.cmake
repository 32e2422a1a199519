# cmake -DK2PLATE=… -P cli.test.cmake: the command line as its users meet it.
set(work "${CMAKE_CURRENT_BINARY_DIR}/cli_test")
file(MAKE_DIRECTORY "${work}")

# Runs k2plate with the input; sets code, out and err.
function(run input)
    file(WRITE "${work}/input" "${input}")
    execute_process(COMMAND "${K2PLATE}" ${ARGN} INPUT_FILE "${work}/input" RESULT_VARIABLE code OUTPUT_VARIABLE out ERROR_VARIABLE err)
    set(code "${code}" PARENT_SCOPE)
    set(out "${out}" PARENT_SCOPE)
    set(err "${err}" PARENT_SCOPE)
endfunction()

# Compare with `nothing` where an empty text is expected: an empty argument would be lost on the way.
set(nothing "")
function(expect what)
    if(${ARGN})
        return()
    endif()
    message(SEND_ERROR "${what}\n  code: ${code}\n  out: ${out}\n  err: ${err}")
endfunction()

set(good [[{"version":1,"meals":[{"slot":"lunch","items":[{"food":"natto","g":40}]}]}]])

run("${good}" eval)
expect("a good day gives a report" code EQUAL 0 AND err STREQUAL nothing AND out MATCHES "^{\"version\":1,\"data\":\"2026.2\",\"lang\":\"zh\"")
expect("the report ends with one newline" out MATCHES "}\n$")
string(JSON mid GET "${out}" intake mk7_ug mid)
expect("natto 40 g holds 375.6 µg MK-7, not ${mid}" mid EQUAL 375.6)

run("${good}" eval --lang en)
expect("--lang overrides the day's language" code EQUAL 0 AND out MATCHES "\"lang\":\"en\"" AND out MATCHES "\"verdict\":\"Least covered")

# Bad input: exit 2, one line on stderr with the place and what was expected, nothing on stdout.
foreach(bad IN ITEMS
    ""
    "nonsense"
    "{}"
    [[{"version":1,"meals":[],"colour":1}]]
    [[{"version":1,"meals":[{"slot":"lunch","items":[{"food":"egg","g":-1}]}]}]]
    [[{"version":1,"meals":[{"slot":"lunch","items":[{"food":"mk4_15mg","units":1}]}]}]])
    run("${bad}" eval)
    expect("bad input [${bad}]" code EQUAL 2 AND out STREQUAL nothing AND err MATCHES "^[^\n]+: expected [^\n]+\n$")
endforeach()
run([[{"version":1,"meals":[{"slot":"lunch","items":[{"food":"egg","g":-1}]}]}]] eval)
expect("the place is a JSON pointer" err STREQUAL "/meals/0/items/0/g: expected 0 to 5000 g\n")

# search: what the page lists, in its order, and by which other name.
run("" search 马铃薯)
expect("search finds by an alias and says so" code EQUAL 0 AND err STREQUAL nothing AND out MATCHES "^{\"version\":1,\"foods\":\\[{\"id\":\"potato\",\"name_zh\":\"土豆\\(生\\)\",\"name_en\":\"Potato, raw\",\"group\":\"staple\",\"as\":\"马铃薯\"}")
run("" search zzzz)
expect("search that finds nothing is no error" code EQUAL 0 AND out STREQUAL "{\"version\":1,\"foods\":[]}\n")
run("" search)
expect("search for nothing is refused" code EQUAL 2 AND out STREQUAL nothing)

# read: a sentence as items.
run("早上两个鸡蛋，一杯外星粥" read)
expect("read gives items and what it could not read" code EQUAL 0 AND err STREQUAL nothing AND out STREQUAL "{\"version\":1,\"items\":[{\"food\":\"egg\",\"name_zh\":\"鸡蛋(全蛋)\",\"g\":100,\"slot\":\"breakfast\",\"text\":\"两个鸡蛋\"}],\"unread\":[\"一杯外星粥\"]}\n")
string(REPEAT "a" 10000 long)
run("${long}" read)
expect("read says its limit" code EQUAL 2 AND out STREQUAL nothing AND err STREQUAL "(input): expected at most 1000 characters\n")

# batch: a bad line becomes an error object, the rest goes on.
run("${good}\n{\"version\":1}\n${good}\n" batch)
expect("batch with a bad line exits 1" code EQUAL 1 AND err STREQUAL nothing)
expect("the bad line keeps its place" out MATCHES "}\n{\"line\":2,\"error\":{\"at\":\"/meals\",\"message\":\"expected an array of meals\"}}\n{\"version\":1,")
expect("without --bands there is no band" out MATCHES "\"low\":null,\"high\":null")
run("${good}\n" batch --bands)
set(batched "${out}")
run("${good}" eval)
expect("batch --bands gives what eval gives" code EQUAL 0 AND out STREQUAL batched)
run("${good}\n{}\n${good}\n" batch --csv --lang en)
string(REGEX MATCHALL "\n" ends "${out}") # CMake takes the CR of a line away
list(LENGTH ends lines)
expect("CSV has headings and a line a day" code EQUAL 1 AND lines EQUAL 4 AND out MATCHES "^line,error_at,error,data,ca_mg,ca_mg_low,")
expect("CSV says what eval says" out MATCHES "\n1,,,2026.2,[^\n]*,375.6,[^\n]*Least covered")
expect("CSV keeps the place of a bad line" out MATCHES "\n2,/version,expected version 1,,")
run("${good}\n" batch --csv --no-header)
expect("CSV without headings" code EQUAL 0 AND out MATCHES "^1,,,2026.2,")
run([[{"version":1,"meals":[{"slot":"lunch","items":[{"food":"mine","g":50}]}],"foods":[{"id":"mine","name":"x","d_ug":2}]}]] batch --csv --no-header)
expect("CSV leaves blank what nobody measured" out MATCHES "^1,,,2026.2,,,,0,1,1,0\\.[0-9]+,1\\.[0-9]+,1,1,,,,0,1,")
if(EXISTS /dev/full)
    execute_process(COMMAND "${K2PLATE}" batch INPUT_FILE "${work}/input" OUTPUT_FILE /dev/full RESULT_VARIABLE code ERROR_VARIABLE err)
    expect("a full disk is an error" code EQUAL 3 AND err MATCHES "could not be written")
endif()
run("" batch)
expect("an empty batch is a good batch" code EQUAL 0 AND out STREQUAL nothing)

run([[{"version":1,"profile":{"flags":[]},"meals":[{"slot":"lunch","items":[{"food":"rice_cooked","g":200}]}]}]] suggest --lang en)
string(JSON op GET "${out}" alternatives 0 changes 0 op)
expect("a plain plate gets a suggestion" code EQUAL 0 AND op STREQUAL "add" AND out MATCHES "\"why\":\"Adds ")
run("${good}" suggest)
expect("nothing is suggested before the question is answered" code EQUAL 0
    AND out STREQUAL "{\"version\":1,\"data\":\"2026.2\",\"reason\":\"ask\",\"alternatives\":[]}\n")
run("{}" suggest)
expect("suggest refuses what eval refuses" code EQUAL 2 AND out STREQUAL nothing AND err MATCHES "^[^\n]+: expected [^\n]+\n$")

run("" foods)
string(JSON count LENGTH "${out}" foods)
expect("foods lists all 1225, and 728 dishes" code EQUAL 0 AND count EQUAL 1953)
string(JSON licence GET "${out}" sources 0 licence)
expect("foods names sources with their licences" licence MATCHES "OGDL-Taiwan-1.0")
run("" foods --csv)
string(REGEX MATCHALL "\n" lines "${out}")
list(LENGTH lines count)
expect("foods --csv has a line of headings and 1225 foods" code EQUAL 0 AND count EQUAL 1226 AND out MATCHES "^id,code,name_zh")
expect("foods --csv has value, range, grade, how it is known, source and row" out MATCHES "\nnatto,1,[^\n]*,91,91,217,A,analysed,MEXT23\\+SR28:04046,")
expect("foods --csv has licences, and what was not read itself" out MATCHES "\nnatto,[^\n]*SR28: US public domain[^\n]*,SV00\r?\n")
run("" foods --cite)
expect("foods --cite is one line with the version" code EQUAL 0 AND out MATCHES "^K2 Plate food table, version 2026.2: [^\n]+\n$")

# link: a day there and back; own foods without room are said; bad input as everywhere.
run("${good}" link encode)
expect("a link is one short line" code EQUAL 0 AND err STREQUAL nothing AND out MATCHES "^p=[A-Za-z0-9_-]+\n$")
run("${out}" link decode)
string(REPLACE "\"version\":1," "\"version\":1,\"data\":\"2026.2\"," with_table "${good}")
expect("the day comes back, with the version of the table" code EQUAL 0 AND err STREQUAL nothing AND out STREQUAL "${with_table}\n")
run("${out}" eval)
expect("and is a day" code EQUAL 0 AND out MATCHES "^{\"version\":1,\"data\":\"2026.2\"")
set(patient [[{"version":1,"profile":{"flags":["vka"]},"meals":[]}]])
run("${patient}" link encode)
expect("a link says nothing medical" out STREQUAL "p=AgAaAgDB_8w\n")
run("${patient}" link encode --medical)
run("${out}" link decode)
string(REPLACE "\"version\":1," "\"version\":1,\"data\":\"2026.2\"," with_table "${patient}")
expect("unless asked" out STREQUAL "${with_table}\n")
string(REPEAT "x" 300 name)
foreach(i RANGE 1 9)
    list(APPEND foods "{\"id\":\"f${i}\",\"name\":\"${name}\"}")
endforeach()
list(JOIN foods "," foods)
run("{\"version\":1,\"meals\":[],\"foods\":[${foods}]}" link encode)
expect("own foods without room are said" code EQUAL 1 AND out STREQUAL "p=AgAaAgDB_8w\n" AND err MATCHES "^left out[^\n]*: 9 own foods\n$")
run("p=AQAApub2" link decode)
expect("a damaged link" code EQUAL 2 AND out STREQUAL nothing AND err STREQUAL "(input): expected a whole link: it was cut or changed\n")
run("{}" link encode)
expect("no day, no link" code EQUAL 2 AND out STREQUAL nothing AND err MATCHES "^/[^\n]+\n$")

foreach(wrong IN ITEMS "" "link" "link;recode" "link;decode;--medical" "evaluate" "eval;--lang;fr" "eval;--lang" "eval;--csv" "foods;--bands" "foods;--csv;--cite" "suggest;--most;4" "suggest;--most;0" "eval;--most;1")
    run("${good}" ${wrong})
    expect("wrong arguments [${wrong}]" code EQUAL 2 AND out STREQUAL nothing AND err MATCHES "^usage: ")
endforeach()
