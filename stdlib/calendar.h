// Dates: seconds since 1970 to calendar fields and back, and the text forms both `time` and `os.date` print.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace gs::stdlib {

struct Calendar {
  int64_t year = 1970;
  int month = 1, day = 1;              ///< from 1
  int hour = 0, minute = 0, second = 0;
  int nanosecond = 0;
  int weekday = 4;                     ///< 0 Sunday … 6 Saturday
  int yearday = 1;                     ///< from 1
  int utc_offset = 0;                  ///< seconds east of Greenwich
  std::string zone = "UTC";
  double unix_seconds = 0;
};

/// Fields of a moment, in UTC or in the machine's time zone. NaN and infinities count as 0, far dates are clamped to
/// the years 1 … 9999.
Calendar calendar_utc(double unix_seconds);
Calendar calendar_local(double unix_seconds);
/// The moment of a UTC date; fields out of range carry over (month 13 is January of the next year).
double unix_from_utc(int64_t year, int64_t month, int64_t day, int64_t hour, int64_t minute, int64_t second);

std::string_view month_name(int month);      ///< 1 … 12, English
std::string_view weekday_name(int weekday);  ///< 0 … 6, English

/// Expands %Y %y %m %d %H %M %S %I %p %A %a %B %b %j %Z %c %x %X %%; other directives stay as they are.
std::string format_calendar(const Calendar& c, std::string_view layout);
/// Translates a layout written as an example (2006-01-02 15:04:05, Mon Jan 2 …) into % directives.
std::string layout_from_example(std::string_view example);
/// Reads `text` by a % layout into `out` (UTC). False with `error` set when it does not match.
bool parse_calendar(std::string_view text, std::string_view layout, Calendar& out, std::string& error);

}  // namespace gs::stdlib
