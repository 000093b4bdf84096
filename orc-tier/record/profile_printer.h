// Profiles as text: --dump=trace.
//
//   trace of main:4: 2 recordings
//     f0 main chunk, words 4 to 13
//     f1 area, called at f0+8, at base 6
//     entered with 1: int, 2: double
//     n0   f0+4 loop    line 4    GetIndex    -> n1     b: table, c: int; element: values of table, inside
//     n1   f0+8         line 4    Call        -> n2     area; a: function
//     n2   f1+0         line 1    GetField    -> n3, n5 b: table; property: shape 0, own slot 2 of double
//     n5   f0+9         line 5    Concat      leaves: Concat
//
// n1 … are the nodes, in the order they were first come by, f0 … the chains of calls; f0+4 is word 4 of the function of f0. Then
// come the opcode, where execution went on, and what was observed of the operands. Shapes are numbered as they appear, so that
// the text is the same in each run.
#pragma once

#include <string>

#include "orc-tier/record/profile.h"

namespace gs::orc {

std::string print(const Profile& profile, const std::string& name);

}  // namespace gs::orc
