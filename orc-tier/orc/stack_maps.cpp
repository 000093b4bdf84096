#include "orc-tier/orc/stack_maps.h"

#include <algorithm>
#include <cstring>

#include <llvm/Object/ObjectFile.h>

namespace gs::orc {
namespace {

// The section, all of it little-endian and without gaps but those named:
//
//   u8 version, 3 bytes; u32 functions, constants, records
//   functions:  u64 address, stack size, number of records
//   constants:  u64
//   records:    u64 id; u32 offset of the patch point; u16; u16 locations
//               locations:  u8 kind; u8; u16 size; u16 register; u16; i32 offset or small constant
//               up to a multiple of 8; u16; u16 live-outs; live-outs of 4 bytes; up to a multiple of 8
enum Kind : uint8_t { kRegister = 1, kDirect, kIndirect, kConstant, kConstantIndex };
constexpr uint8_t kVersion = 3;

class Reader {
 public:
  Reader(llvm::StringRef section, std::string& error) : bytes_(section), error_(error) {}

  std::vector<ExitRecord> run() {
    auto version = take<uint8_t>();
    skip(3);
    auto functions = take<uint32_t>(), constants = take<uint32_t>(), records = take<uint32_t>();
    if (version != kVersion || functions != 1) fail("stack maps of another form");
    skip(24 * size_t{functions});
    for (uint32_t i = 0; i < constants && error_.empty(); i++) constants_.push_back(take<uint64_t>());
    std::vector<ExitRecord> out;
    for (uint32_t i = 0; i < records && error_.empty(); i++) out.push_back(record());
    if (!error_.empty()) out.clear();
    return out;
  }

 private:
  ExitRecord record() {
    ExitRecord record = {};
    record.exit = static_cast<uint32_t>(take<uint64_t>());
    record.returns_to = take<uint32_t>() + kPatchpointBytes;
    skip(2);
    auto locations = take<uint16_t>();
    // The first one is the set of shifted values.
    for (uint16_t i = 0; i < locations && error_.empty(); i++) {
      ValueLocation location = this->location();
      if (i > 0) record.values.push_back(location);
      else if (location.kind == ValueLocation::kConstant) record.shifted = location.constant;
      else fail("a stack map does not begin with a constant");
    }
    align();
    skip(2);
    skip(4 * size_t{take<uint16_t>()});
    align();
    return record;
  }

  ValueLocation location() {
    auto kind = take<uint8_t>();
    skip(1);
    auto size = take<uint16_t>();
    auto reg = take<uint16_t>();
    skip(2);
    auto offset = take<int32_t>();
    bool is_word = size == 8 || kind == kRegister;
    switch (kind) {
      case kRegister:
        if (SavedRegisters::has(reg) && offset == 0) return {ValueLocation::kRegister, static_cast<uint8_t>(reg), 0, 0};
        break;
      case kIndirect:
        if (is_word && reg < SavedRegisters::kGeneral) return {ValueLocation::kStack, static_cast<uint8_t>(reg), offset, 0};
        break;
      case kConstant: return {ValueLocation::kConstant, 0, 0, static_cast<uint64_t>(int64_t{offset})};
      case kConstantIndex:
        if (static_cast<size_t>(offset) < constants_.size()) {
          return {ValueLocation::kConstant, 0, 0, constants_[static_cast<size_t>(offset)]};
        }
        break;
      default: break;
    }
    fail("a stack map has a value in a place that is not known");
    return {};
  }

  template <class T>
  T take() {
    T value = {};
    if (!need(sizeof value)) return value;
    std::memcpy(&value, bytes_.data() + at_, sizeof value);
    at_ += sizeof value;
    return value;
  }
  void skip(size_t bytes) {
    if (need(bytes)) at_ += bytes;
  }
  void align() { skip((8 - at_ % 8) % 8); }
  bool need(size_t bytes) {
    if (bytes > bytes_.size() - at_) fail("stack maps end too early");
    return error_.empty();
  }
  void fail(const char* why) {
    if (error_.empty()) error_ = why;
  }

  llvm::StringRef bytes_;
  std::string& error_;
  size_t at_ = 0;
  std::vector<uint64_t> constants_;
};

}  // namespace

std::vector<ExitRecord> read_stack_maps(llvm::StringRef object, std::string& error) {
  auto file = llvm::object::ObjectFile::createObjectFile(llvm::MemoryBufferRef(object, "region"));
  if (!file) {
    error = llvm::toString(file.takeError());
    return {};
  }
  for (const llvm::object::SectionRef& section : (*file)->sections()) {
    llvm::Expected<llvm::StringRef> name = section.getName();
    if (!name) {
      llvm::consumeError(name.takeError());
      continue;
    }
    if (!name->ends_with("llvm_stackmaps")) continue;
    llvm::Expected<llvm::StringRef> content = section.getContents();
    if (content) {
      std::vector<ExitRecord> records = Reader(*content, error).run();
      std::sort(records.begin(), records.end(),
                [](const ExitRecord& a, const ExitRecord& b) { return a.returns_to < b.returns_to; });
      return records;
    }
    error = llvm::toString(content.takeError());
    return {};
  }
  return {};
}

}  // namespace gs::orc
