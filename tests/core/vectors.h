// The worked examples of docs/model.md (vectors.json), parsed once.
#pragma once

#include <nlohmann/json.hpp>

#include "vectors_json.h"

inline const nlohmann::json& vectors() {
    static const nlohmann::json parsed = nlohmann::json::parse(vectors_json);
    return parsed;
}
