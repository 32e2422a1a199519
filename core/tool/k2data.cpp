// k2data DATA_DIR OUTPUT_DIR: checks data/*.json and data/tables/, and writes the generated C++.
//
// Exit 0: all written. Exit 1: something is wrong, one line each on stderr: file, line, place, what was expected.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <map>
#include <string>
#include <string_view>

#include "core/tool/data_tables.h"

namespace {

namespace fs = std::filesystem;

std::map<std::string, std::string> read_files(const fs::path& directory) {
    std::map<std::string, std::string> files;
    std::error_code error;
    for (const char* folder : {"", "tables/"}) {
        for (const auto& entry : fs::directory_iterator(directory / folder, error)) {
            if (entry.path().extension() != ".json" && entry.path().extension() != ".csv") continue;
            std::ifstream in(entry.path(), std::ios::binary);
            files[folder + entry.path().filename().string()] = {std::istreambuf_iterator<char>(in), {}};
        }
    }
    return files;
}

/// Walks through a JSON text along a pointer; in a damaged text as far as it is sound.
class LineFinder {
  public:
    explicit LineFinder(std::string_view text) : text_(text) {}

    /// The line of "/foods/12 (egg)/values/ca_mg/low", or of the last step of it that is there.
    long line(std::string_view pointer) {
        while (pointer.starts_with('/')) {
            const auto end = std::min(pointer.find('/', 1), pointer.size());
            const std::string_view step = pointer.substr(1, end - 1);
            if (!enter(step.substr(0, step.find(" (")))) break;
            pointer.remove_prefix(end);
        }
        return 1 + std::count(text_.begin(), text_.begin() + static_cast<std::ptrdiff_t>(found_), '\n');
    }

  private:
    /// Goes to the value of one key or index; false when there is none.
    bool enter(std::string_view step) {
        skip_blanks();
        const bool object = peek() == '{';
        if (!object && peek() != '[') return false;
        ++at_;
        for (std::size_t i = 0; at_ < text_.size(); ++i) {
            skip_blanks();
            if (peek() == '}' || peek() == ']') return false;
            const std::size_t start = at_;
            std::string_view name;
            if (object) {
                skip_value();
                name = text_.substr(start + 1, at_ - start - 2);
                skip_blanks();
                ++at_;  // the colon
                skip_blanks();
            }
            if (object ? name == step : std::to_string(i) == step) {
                found_ = start;
                return true;
            }
            skip_value();
            skip_blanks();
            if (peek() == ',') ++at_;
        }
        return false;
    }

    void skip_value() {
        int depth = 0;
        do {
            const char c = peek();
            if (c == '"') {
                for (++at_; at_ < text_.size() && peek() != '"'; ++at_) at_ += peek() == '\\' ? 1 : 0;
            } else if (c == '{' || c == '[') {
                ++depth;
            } else if (c == '}' || c == ']') {
                --depth;
            } else if (depth == 0) {  // a number or a word
                at_ = std::min(text_.find_first_of(",]} \t\r\n", at_ + 1), text_.size());
                return;
            }
            ++at_;
        } while (depth > 0 && at_ < text_.size());
    }

    void skip_blanks() { at_ = std::min(text_.find_first_not_of(" \t\r\n", at_), text_.size()); }
    [[nodiscard]] char peek() const { return at_ < text_.size() ? text_[at_] : '\0'; }

    std::string_view text_;
    std::size_t at_ = 0;
    std::size_t found_ = 0;
};

/// Leaves a file alone that already has these contents, so that nothing is compiled again.
bool write_if_changed(const fs::path& path, const std::string& contents) {
    if (std::ifstream in(path, std::ios::binary); in) {
        if (std::string{std::istreambuf_iterator<char>(in), {}} == contents) return true;
    }
    std::ofstream out(path, std::ios::binary);
    out << contents;
    return static_cast<bool>(out.flush());
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 3) {
        std::cerr << "usage: k2data DATA_DIR OUTPUT_DIR\n";
        return 2;
    }
    const fs::path data_dir = argv[1];
    const fs::path output_dir = argv[2];
    const auto files = read_files(data_dir);
    const k2::data::Tables tables = k2::data::read_tables(files);
    for (const auto& problem : tables.problems) {
        std::cerr << (data_dir / problem.file).string();
        // Text that is no JSON has line and column in its message.
        if (const auto file = files.find(problem.file); file != files.end() && problem.at.starts_with('/'))
            std::cerr << ':' << LineFinder(file->second).line(problem.at);
        std::cerr << ": " << problem.at << ": " << problem.message << '\n';
    }
    if (!tables.problems.empty()) return 1;
    std::error_code error;
    fs::create_directories(output_dir, error);
    for (const auto& [name, contents] : k2::data::generate(tables)) {
        if (!write_if_changed(output_dir / name, contents)) {
            std::cerr << "k2data: cannot write " << (output_dir / name).string() << '\n';
            return 1;
        }
    }
    return 0;
}
