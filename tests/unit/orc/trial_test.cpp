// Trials of regions (orc-tier/trial.h): slices in turn, and what decides.
#include <catch2/catch_test_macros.hpp>

#include "orc-tier/trial.h"

namespace gs::orc {
namespace {

/// A trial of a region whose rounds take `with` seconds, of which there are `each` for each time that it is left, in a program
/// whose rounds take `without` seconds without it. Slices `slow` take ten times as long.
Trial::Verdict verdict_on(double with, double without, uint32_t each, int slow = -1) {
  Trial trial;
  double now = 5;
  uint64_t rounds = 1000;
  trial.await();
  CHECK(trial.is_under_way());
  trial.begin(now, rounds);
  for (int slice = 0;; slice++) {
    REQUIRE(slice < 100);
    CHECK(trial.state() == Trial::State::kWith);
    double factor = slice == slow ? 10 : 1;
    rounds += Trial::kExits * (each - 1);
    now += factor * Trial::kExits * each * with;
    trial.end_slice_with(now, rounds);
    CHECK(trial.state() == Trial::State::kWithout);
    CHECK(trial.rounds_without() == static_cast<int32_t>(Trial::kExits * each));
    now += trial.rounds_without() * without;
    Trial::Verdict verdict = trial.end_slice_without(now, rounds);
    if (verdict != Trial::Verdict::kGoOn) {
      CHECK(!trial.is_under_way());
      return verdict;
    }
  }
}

TEST_CASE("trials: what takes less time for a round stays", "[regions]") {
  CHECK(verdict_on(10e-9, 20e-9, 3) == Trial::Verdict::kKeep);
  CHECK(verdict_on(20e-9, 10e-9, 3) == Trial::Verdict::kRetire);
  CHECK(verdict_on(10e-9, 11e-9, 1) == Trial::Verdict::kKeep);
}

TEST_CASE("trials: one slice that something else has made slow does not decide", "[regions]") {
  for (int slow = 0; slow < 4; slow++) CHECK(verdict_on(10e-9, 20e-9, 3, slow) == Trial::Verdict::kKeep);
}

TEST_CASE("trials: an abandoned one is over", "[regions]") {
  Trial trial;
  CHECK(!trial.is_under_way());
  trial.await();
  trial.abandon();
  CHECK(trial.state() == Trial::State::kOver);
}

}  // namespace
}  // namespace gs::orc
