// Logs: what happened, one line per event on stderr, for people who look into the runtime.
//
// Off by default. `--log=gc=debug,vm=info` or the environment variable GS_LOG turns loggers on; `--log=debug` all of
// them. `info` is what a user may want, `debug` one line per collection, chunk or trace, `trace` more than that; `warn`
// is something to act on. Never used from the interpreter's handlers, from marking or from a signal handler: those bump
// counters that --stats prints.
//
// spdlog does the writing, and is reached through log.cpp alone: its headers cost a second of compilation each.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <string_view>

namespace gs {

enum class Logger : uint8_t { kVm, kGc, kBaseline, kRecord, kOpt, kOrc };
enum class LogLevel : uint8_t { kTrace, kDebug, kInfo, kWarn, kError, kOff };

/// Sets levels from a text such as "gc=debug,vm=info" or "debug". False when it makes no sense.
bool configure_log(std::string_view text);

/// Whether such a line would be written; one load once the environment has been read.
bool log_enabled(Logger logger, LogLevel level);

/// A named number or text of an event.
struct LogField {
  std::string_view name;
  std::string_view text;  ///< or, when empty, the number
  double number = 0;
  LogField(std::string_view n, std::string_view t) : name(n), text(t) {}
  LogField(std::string_view n, double v) : name(n), number(v) {}
};

/// Writes `event` and the fields as "event name=value …", if enabled. Evaluate costly fields behind log_enabled().
void log_event(Logger logger, LogLevel level, std::string_view event, std::initializer_list<LogField> fields = {});

}  // namespace gs
