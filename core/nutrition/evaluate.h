// The heart: a day in, every number out. Page, command line, JavaScript module and tests all call this.
#pragma once

#include "core/day/day.h"
#include "core/food/catalogue.h"
#include "core/nutrition/report.h"

namespace k2 {

struct EvaluateOptions {
    bool bands = true;  // the balance band by 4096 seeded draws; false leaves balance.low/high empty
};

/// Pure and deterministic: the same day gives the same report, natively and in wasm, whatever the order of items in a
/// meal. Precondition: check_day(day, catalogue) found nothing (check_day.h; read_day guarantees it).
[[nodiscard]] Report evaluate(const Day& day, const Catalogue& catalogue, const EvaluateOptions& options = {});

/// The same, with the memory of a report that is no longer needed: report = evaluate(day, catalogue, {}, move(report)).
[[nodiscard]] Report evaluate(const Day& day, const Catalogue& catalogue, const EvaluateOptions& options,
                              Report&& used);

}  // namespace k2
