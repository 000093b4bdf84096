// Where code goes: hot parts of all regions side by side, cold ones far away; freeing; what it costs to compile.

#ifdef GS_HAVE_LLVM

#include <algorithm>
#include <cstdio>

#include "tests/unit/orc/lab_trace.h"

namespace gs::orc::test {
namespace {

/// Between two regions there is nothing but what aligns them: to cache lines, or, where code is written through the
/// mapping it runs in, to pages.
#if defined(__aarch64__) || defined(__APPLE__)
constexpr size_t kBetween = 65536;
#else
constexpr size_t kBetween = 128;
#endif

std::vector<CompiledRegion> compile_some(CodeGenerator& generator, bool heavy) {
  std::vector<CompiledRegion> regions;
  CodegenOptions options;
  options.heavy = heavy;
  for (int repeat : {1, 2, 3, 1, 2, 3}) {
    regions.push_back(generator.compile(lab_trace(repeat).graph, fake_layout(), options));
    REQUIRE(regions.back().entry != nullptr);
  }
  return regions;
}

/// A generator whose code nobody else has been put into.
std::unique_ptr<CodeGenerator> fresh(HostInterface host = {}) {
  std::string error;
  std::unique_ptr<CodeGenerator> made = load_code_generator(error, host);
  INFO(error);
  REQUIRE(made != nullptr);
  return made;
}

}  // namespace

TEST_CASE("layout: no cold code between hot loops", "[orc][llvm]") {
  for (bool heavy : {false, true}) {
    CAPTURE(heavy);
    std::unique_ptr<CodeGenerator> generator = fresh();
    std::vector<CompiledRegion> regions = compile_some(*generator, heavy);
    const uint8_t *hot_end = regions[0].hot, *cold_end = regions[0].cold;
    for (const CompiledRegion& region : regions) {
      // One behind the other.
      CHECK(region.hot >= hot_end);
      CHECK(region.hot < hot_end + kBetween);
      CHECK(region.cold >= cold_end);
      CHECK(region.cold < cold_end + kBetween);
      hot_end = region.hot + region.hot_bytes;
      cold_end = region.cold + region.cold_bytes;
      if (std::getenv("GS_SHOW") != nullptr) {
        std::printf("%s: hot %p to %p, cold %p to %p\n", heavy ? "heavy" : "lean", region.hot, hot_end, region.cold, cold_end);
      }
      CHECK(region.entry >= region.hot);
      CHECK(region.entry < hot_end);
      // Twelve exits with six values each are nowhere else. (Heavy has the stores once.)
      CHECK(region.cold_bytes > (heavy ? 6 : 12 * 6) * 4);
    }
    CHECK(hot_end < regions[0].cold);
    CHECK(cold_end - regions[0].hot < 128 << 20);
    for (const CompiledRegion& region : regions) generator->free(region);
  }
}

// Every jump from the loops to the exits goes over to the other part, and none comes back: between the first and the last byte of
// the hot part there is nothing that runs once.
TEST_CASE("layout: exits jump nowhere but out", "[orc][llvm]") {
  for (bool heavy : {false, true}) {
    CAPTURE(heavy);
    CodegenOptions options;
    options.heavy = heavy;
    options.dump_asm = true;
    Compiled compiled(lab_trace().graph, options);
    const std::string& text = compiled.region.asm_text;
    size_t cold = text.find("\ncold:\n");
    REQUIRE(cold != std::string::npos);
    std::string hot_text = text.substr(0, cold), cold_text = text.substr(cold);
    auto count = [](const std::string& in, std::string_view what) {
      size_t times = 0;
      for (size_t at = 0; (at = in.find(what, at)) != std::string::npos; at++) times++;
      return times;
    };
    // (The barrier's way out and back is the one exception: it calls.)
    CHECK(count(hot_text, "; cold ") >= 12);
    CHECK(count(cold_text, "; hot ") <= 1);
    // The tail call by the exit table stands in the cold part.
    CHECK(count(hot_text, "jmp\tr") + count(hot_text, "\tbr\tx") == 0);
    CHECK(count(cold_text, "jmp\tr") + count(cold_text, "\tbr\tx") >= 1);
  }
}

TEST_CASE("layout: freed code makes room for other code", "[orc][llvm]") {
  std::unique_ptr<CodeGenerator> generator = fresh();
  std::vector<CompiledRegion> regions = compile_some(*generator, false);
  generator->free(regions[1]);
  generator->free(regions[4]);
  CompiledRegion again = generator->compile(lab_trace(2).graph, fake_layout(), {});
  CHECK(again.hot == regions[1].hot);
  CHECK(again.cold == regions[1].cold);
}

TEST_CASE("layout: private memory runs as well", "[orc][llvm]") {
  HostInterface host;
  host.private_memory = true;
  std::unique_ptr<CodeGenerator> generator = fresh(host);
  std::vector<CompiledRegion> regions = compile_some(*generator, false);
  for (size_t i = 1; i < regions.size(); i++) {
    // No page has code of two regions: one may be written while the other runs.
    CHECK((regions[i].hot - regions[i - 1].hot) % 4096 == 0);
    CHECK(regions[i].hot != regions[i - 1].hot);
  }
  LabMemory memory;
  FakeVm vm;
  std::vector<vm::Value> registers = memory.registers();
  for (const CompiledRegion& region : regions) CHECK(enter(region, vm, registers.data()).state_kept);
}

TEST_CASE("layout: listings show both parts", "[orc][llvm]") {
  CodegenOptions options;
  options.dump_asm = options.dump_llvm = true;
  Compiled compiled(lab_trace().graph, options);
  const CompiledRegion& region = compiled.region;
  CHECK(region.asm_text.find("hot:\n") == 0);
  CHECK(region.asm_text.find("\ncold:\n") != std::string::npos);
  CHECK(region.asm_text.find("?") == std::string::npos);
  CHECK(region.lowered_text.find("@llvm.experimental.guard") != std::string::npos);
  CHECK(region.llvm_text.find("@llvm.experimental.guard") == std::string::npos);
  CHECK(region.llvm_text.find("musttail") != std::string::npos);
  if (std::getenv("GS_SHOW") != nullptr)
    std::printf("%s\n%s\n%s\n", region.lowered_text.c_str(), region.llvm_text.c_str(), region.asm_text.c_str());
}

TEST_CASE("layout: what compiling costs", "[.speed]") {
  for (bool heavy : {false, true}) {
    for (int repeat : {1, 2, 3}) {
      CodegenOptions options;
      options.heavy = heavy;
      Graph graph = lab_trace(repeat).graph;
      std::vector<double> seconds;
      size_t hot = 0, cold = 0;
      for (int i = 0; i < 100; i++) {
        Compiled compiled(graph, options);
        seconds.push_back(compiled.region.seconds);
        hot = compiled.region.hot_bytes;
        cold = compiled.region.cold_bytes;
      }
      double first = seconds[0];
      std::sort(seconds.begin(), seconds.end());
      auto guards =
          std::count_if(graph.insts.begin(), graph.insts.end(), [](const Inst& inst) { return is_guard(inst); });
      std::printf("%s: %td guards, %zu ways to leave: median %.2f ms, first %.2f ms; %zu bytes hot, %zu cold\n",
                  heavy ? "heavy" : "lean", guards, graph.snapshots.size(), seconds[seconds.size() / 2] * 1e3,
                  first * 1e3, hot, cold);
    }
  }
}

}  // namespace gs::orc::test

#endif  // GS_HAVE_LLVM
