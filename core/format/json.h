// The formats of docs/formats.md: day in, report out. The only place, beside the data checker, that knows
// nlohmann/json.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "core/advice/suggest.h"
#include "core/base/result.h"
#include "core/day/day.h"
#include "core/day/sentence.h"
#include "core/food/catalogue.h"
#include "core/food/search.h"
#include "core/nutrition/report.h"
#include "core/text/details.h"

namespace k2 {

/// A whole valid Day or the first thing wrong with the text. Nothing is guessed.
[[nodiscard]] Result<Day> read_day(std::string_view json, const Catalogue& catalogue);

/// The inverse: read_day(write_day(d)) == d. Defaults are left out; no trailing newline. `data_version`: of the food
/// table with which it was made, for exports; nothing is read from it.
[[nodiscard]] std::string write_day(const Day& day, std::string_view data_version = {});

/// One line of JSON, numbers unrounded, keys as docs/formats.md "Report".
[[nodiscard]] std::string write_report(const Report& report);

/// One line of JSON, docs/formats.md "Suggestions".
[[nodiscard]] std::string write_suggestions(const Suggestions& suggestions);

/// details.json of this program's own build (core/text/details.h); anything else is an error.
[[nodiscard]] Result<Details> read_details(std::string_view json);

/// {"at":…,"message":…}
[[nodiscard]] std::string write_error(const Error& error);

/// docs/formats.md "Foods": the whole table with every value, range, grade and source.
[[nodiscard]] std::string write_foods(const Catalogue& catalogue);

/// docs/formats.md "Sentence": one line of JSON.
[[nodiscard]] std::string write_sentence(const SentenceReading& reading);

/// docs/formats.md "Found": one line of JSON.
[[nodiscard]] std::string write_found(std::string_view query, std::span<const Found> found);

}  // namespace k2
