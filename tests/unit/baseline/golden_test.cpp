// Bytecode and its machine code: tests/filetests/baseline/*.bytecode.
//
// Each file shows one family of opcodes: what it is about (`// …`), a function in the text form of bytecode, and the
// listings for both targets as lines `x64: …` and `a64: …`; both are made on every host. GS_BLESS=1 in the environment
// writes what comes out into the files; the difference is then reviewed like code.
//
// Fields of the Vm are named, so that listings stay as they are when the Vm changes, and the code's own address, which in
// listings is a fixed one, is called `code` (`nested`: that of a nested function).

#ifdef GS_HAVE_BASELINE

#include <algorithm>
#include <cstddef>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include <catch2/catch_test_macros.hpp>

#include "baseline/baseline_tier.h"
#include "tests/unit/bytecode/bytecode_testing.h"
#include "tests/unit/vm/vm_fixture.h"
#include "vm/bytecode/encoding.h"
#include "vm/bytecode/instantiate.h"
#include "vm/bytecode/parser.h"
#include "vm/vm.h"

namespace gs::baseline {
namespace {

constexpr std::string_view kMarks[] = {"x64:", "a64:"};
constexpr Target kTargets[] = {Target::kX64, Target::kA64};

struct Golden {
  std::string about;
  std::string bytecode;
  std::string listings[2];  ///< expected
};

Golden split(const std::string& text) {
  Golden golden;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    std::string* part = line.starts_with("//") ? &golden.about : &golden.bytecode;
    std::string_view rest = line;
    for (int i = 0; i < 2; i++) {
      if (!line.starts_with(kMarks[i])) continue;
      part = &golden.listings[i];
      rest.remove_prefix(kMarks[i].size());
      if (rest.starts_with(' ')) rest.remove_prefix(1);
    }
    part->append(rest).append("\n");
  }
  return golden;
}

std::string joined(const Golden& golden, const std::string (&listings)[2]) {
  std::string out = golden.about + golden.bytecode;
  for (int i = 0; i < 2; i++) {
    std::istringstream lines(listings[i]);
    for (std::string line; std::getline(lines, line);) {
      out.append(kMarks[i]).append(line.empty() ? "" : " ").append(line).append("\n");
    }
  }
  return out;
}

std::vector<std::filesystem::path> golden_files() {
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(GS_SOURCE_DIR "/tests/filetests/baseline")) {
    if (entry.path().extension() == ".bytecode") files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

void replace_all(std::string& text, const std::string& what, const std::string& by) {
  for (size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + by.size())) {
    text.replace(at, what.size(), by);
  }
}

/// What compiled code reads of the Vm.
struct VmField {
  const char* name;
  size_t offset;
};
const VmField kVmFields[] = {
    {"poll", offsetof(vm::Vm, poll)},
    {"entry_limit", vm::Vm::entry_limit_offset()},
    {"load_remembered", offsetof(vm::Vm, load_remembered)},
    {"multi_top", offsetof(vm::Vm, run) + offsetof(vm::ExecutionState, multi_top)},
    {"metatable_epoch", offsetof(vm::Vm, metatable_epoch)},
    {"globals", offsetof(vm::Vm, globals)},
    {"heap", vm::Vm::heap_offset()},
    {"empty_storage", vm::Vm::empty_storage_offset()},
    {"execute_one", offsetof(vm::Vm, stubs) + offsetof(vm::TransitionStubs, execute_one)},
    {"exit", offsetof(vm::Vm, stubs) + offsetof(vm::TransitionStubs, exit)},
    {"enter_function", offsetof(vm::Vm, stubs) + offsetof(vm::TransitionStubs, enter_function)},
    {"record_store", offsetof(vm::Vm, stubs) + offsetof(vm::TransitionStubs, record_store)},
};

/// As listings of AArch64 have literals.
std::string literal_text(uint64_t value) {
  char text[32];
  std::snprintf(text, sizeof text, "0x%016llX", static_cast<unsigned long long>(value));
  return text;
}

std::string with_names(std::string text) {
  for (const VmField& field : kVmFields) {
    std::string offset = std::to_string(field.offset), name = std::string("[vm.") + field.name + "]";
    replace_all(text, "[r14+" + offset + "]", name);
    replace_all(text, "[x22, " + offset + "]", name);
  }
  replace_all(text, std::to_string(kCodeInListings), "code");
  replace_all(text, std::to_string(kNestedInListings), "nested");
  // (On AArch64 the register points below the code.)
  replace_all(text, literal_text(kCodeInListings - vm::kCodeBiasOnA64), "code - " + std::to_string(vm::kCodeBiasOnA64));
  replace_all(text, literal_text(kNestedInListings), "nested");
  return text;
}

/// The listings of one function for both targets.
void list_both(vm::Vm& vm, const vm::CompiledFunction& function, std::string (&out)[2]) {
  static const Source source{"test.gs", ""};
  vm::Proto* proto = vm::test::ok(vm::instantiate(vm, function, &source));
  for (int i = 0; i < 2; i++) out[i] = with_names(listing(vm, proto, kTargets[i]));
}

void parse_or_fail(const std::string& bytecode, vm::CompiledFunction& function) {
  std::string error;
  bool parsed = vm::parse_bytecode(bytecode, function, error);
  INFO(error);
  REQUIRE(parsed);
  REQUIRE(vm::why_unsound(function) == "");
}

/// The names of the opcodes in front of whose code a listing has a note, `; WORD  NAME …`.
void collect_opcodes(const std::string& listing, std::set<std::string>& out) {
  std::istringstream lines(listing);
  for (std::string line; std::getline(lines, line);) {
    if (!line.starts_with("; ")) continue;
    std::istringstream words(line.substr(2));
    std::string word, name;
    words >> word >> name;
    out.insert(name);
  }
}

/// The part of a listing's functions that is in one area.
std::string area_of(const std::string& listing, std::string_view area) {
  std::string out;
  bool wanted = false;
  std::istringstream lines(listing);
  for (std::string line; std::getline(lines, line);) {
    if (line == "hot:" || line == "cold:") wanted = line == area;
    else if (wanted) out += line + "\n";
  }
  return out;
}

}  // namespace

TEST_CASE("baseline: bytecode becomes the machine code that the golden files say", "[baseline]") {
  const char* bless = std::getenv("GS_BLESS");
  std::vector<std::filesystem::path> files = golden_files();
  REQUIRE(files.size() > 30);
  for (const std::filesystem::path& path : files) {
    INFO(path.filename().string());
    Golden golden = split(vm::read_file(path));
    vm::CompiledFunction function;
    parse_or_fail(golden.bytecode, function);
    std::string listings[2];
    vm::test::with_vm([&](vm::Vm& vm) { list_both(vm, function, listings); });
    if (bless != nullptr && std::string_view(bless) == "1") {
      std::ofstream(path, std::ios::binary) << joined(golden, listings);
      continue;
    }
    for (int i = 0; i < 2; i++) {
      INFO(kMarks[i]);
      CHECK(listings[i] == golden.listings[i]);
    }
  }
}

TEST_CASE("baseline: every opcode that functions can contain is in a golden file", "[baseline]") {
  std::set<std::string> shown[2];
  for (const std::filesystem::path& path : golden_files()) {
    Golden golden = split(vm::read_file(path));
    for (int i = 0; i < 2; i++) collect_opcodes(golden.listings[i], shown[i]);
  }
  // Continuations are never part of a function (opcodes.def); they are the last rows.
  for (int op = 0; op < static_cast<int>(vm::Op::ContStore); op++) {
    std::string name(vm::op_info(static_cast<vm::Op>(op)).name);
    INFO(name);
    for (const auto& names : shown) CHECK(names.count(name) == 1);
  }
}

TEST_CASE("baseline: the way to the interpreter's handlers is not in the hot area", "[baseline]") {
  for (const std::filesystem::path& path : golden_files()) {
    INFO(path.filename().string());
    Golden golden = split(vm::read_file(path));
    for (const std::string& listing : golden.listings) {
      for (const char* stub : {"[vm.execute_one]", "[vm.exit]", "[vm.record_store]"}) {
        INFO(stub);
        CHECK(area_of(listing, "hot:").find(stub) == std::string::npos);
      }
      // Every function has an entry for calls that need a closer look, so its cold area, or its hot one, names that stub.
      CHECK(listing.find("[vm.enter_function]") != std::string::npos);
    }
  }
}

}  // namespace gs::baseline

#endif  // GS_HAVE_BASELINE
