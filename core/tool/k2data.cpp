// k2data DATA_DIR OUTPUT_DIR: checks data/*.json and writes the generated C++.
//
// Exit 0: all written. Exit 1: something is wrong, one line each on stderr: file, line, place, what was expected.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <map>
#include <string>

#include "core/tool/data_tables.h"

namespace {

namespace fs = std::filesystem;

std::map<std::string, std::string> read_files(const fs::path& directory) {
    std::map<std::string, std::string> files;
    std::error_code error;
    for (const auto& entry : fs::directory_iterator(directory, error)) {
        if (entry.path().extension() != ".json") continue;
        std::ifstream in(entry.path(), std::ios::binary);
        files[entry.path().filename().string()] = {std::istreambuf_iterator<char>(in), {}};
    }
    return files;
}

/// The line on which the row with the id in "/foods/12 (egg)/…" begins; 0 when the place names no row.
long line_of(const k2::data::Problem& problem, const std::string& text) {
    const auto open = problem.at.find(" (");
    const auto close = problem.at.find(')', open);
    if (open == std::string::npos || close == std::string::npos) return 0;
    const auto row = text.find("\"id\": \"" + problem.at.substr(open + 2, close - open - 2) + '"');
    return row == std::string::npos
               ? 0
               : 1 + std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(row), '\n');
}

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
        const auto file = files.find(problem.file);
        if (const long line = file == files.end() ? 0 : line_of(problem, file->second)) std::cerr << ':' << line;
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
