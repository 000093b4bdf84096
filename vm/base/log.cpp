#include "vm/base/log.h"

#include <atomic>
#include <cstdlib>
#include <memory>
#include <string>

#include <fmt/format.h>
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

namespace gs {

namespace {

constexpr std::string_view kLoggerNames[] = {"vm", "gc", "baseline", "record", "opt", "orc"};
constexpr int kLoggers = 6;
constexpr std::string_view kLevelNames[] = {"trace", "debug", "info", "warn", "error", "off"};

constexpr uint8_t kUnknown = 0xFF;  // the environment has not been read yet
std::atomic<uint8_t> levels[kLoggers] = {kUnknown, kUnknown, kUnknown, kUnknown, kUnknown, kUnknown};

template <size_t N>
int index_of(const std::string_view (&names)[N], std::string_view name) {
  for (size_t i = 0; i < N; i++) {
    if (names[i] == name) return static_cast<int>(i);
  }
  return -1;
}

void set_all(uint8_t level) {
  for (auto& l : levels) l = level;
}

void read_environment() {
  set_all(static_cast<uint8_t>(LogLevel::kOff));
  if (const char* text = std::getenv("GS_LOG")) configure_log(text);
}

/// "gc=debug" or "debug".
bool configure_one(std::string_view word) {
  size_t equals = word.find('=');
  int level = index_of(kLevelNames, equals == std::string_view::npos ? word : word.substr(equals + 1));
  if (level < 0) return false;
  if (equals == std::string_view::npos) {
    set_all(static_cast<uint8_t>(level));
    return true;
  }
  int logger = index_of(kLoggerNames, word.substr(0, equals));
  if (logger < 0) return false;
  levels[logger] = static_cast<uint8_t>(level);
  return true;
}

spdlog::logger& writer(Logger logger) {
  static std::shared_ptr<spdlog::logger> writers[kLoggers];
  auto& w = writers[static_cast<int>(logger)];
  if (w == nullptr) {
    auto sink = std::make_shared<spdlog::sinks::stderr_sink_mt>();
    w = std::make_shared<spdlog::logger>(std::string(kLoggerNames[static_cast<int>(logger)]), sink);
    w->set_level(spdlog::level::trace);
    w->set_pattern("%H:%M:%S.%f %n %l: %v");
  }
  return *w;
}

}  // namespace

bool configure_log(std::string_view text) {
  if (levels[0] == kUnknown) set_all(static_cast<uint8_t>(LogLevel::kOff));
  for (;;) {
    size_t comma = text.find(',');
    if (!configure_one(text.substr(0, comma))) return false;
    if (comma == std::string_view::npos) return true;
    text.remove_prefix(comma + 1);
  }
}

bool log_enabled(Logger logger, LogLevel level) {
  auto& current = levels[static_cast<int>(logger)];
  if (current == kUnknown) read_environment();
  return static_cast<uint8_t>(level) >= current;
}

void log_event(Logger logger, LogLevel level, std::string_view event, std::initializer_list<LogField> fields) {
  if (!log_enabled(logger, level)) return;
  std::string line(event);
  for (const LogField& field : fields) {
    if (field.text.empty()) line += fmt::format(" {}={:.6g}", field.name, field.number);
    else line += fmt::format(" {}={}", field.name, field.text);
  }
  writer(logger).log(static_cast<spdlog::level::level_enum>(level), "{}", line);
}

}  // namespace gs
