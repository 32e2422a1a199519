#include "core/text/claims.h"

namespace k2 {
namespace {
#include "claim_data.inc"
}  // namespace

std::span<const Claim> claims() {
    return claim_table;
}

}  // namespace k2
