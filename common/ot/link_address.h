#pragma once

#include <QStringView>

namespace syngraph {

/// Address that a document may carry and that a click may open.
///
/// The grammar is written out here and in PROTOCOL.md and asks no library: what one version of the
/// program takes for good must decode on every other one, whatever its Qt or Unicode.
///
///     address   = [ "syngraph:" ] web | "syngraph://" rest | "mailto:" recipient
///     web       = ( "http" | "https" ) "://" rest        ; schemes in any case
///     rest      = host [ ":" 0*5DIGIT ] [ ( "/" | "?" | "#" ) *unit ]
///     host      = "[" 2*( HEXDIG | ":" | "." ) "]" | label *( "." label ) [ "." ]
///     label     = 1*63( letter | DIGIT | "-" | "_" | other )
///     recipient = 1*unit                                 ; does not begin with "/", "?" or "#"
///     unit      = %x21-7E without " < > \ ^ ` { | } | other
///     other     = %xA1-FFEF without surrogates, private use and spaces, joiners, marks of direction
///                 and other signs without an ink of their own (kInvisible in link_address.cpp)
///
/// A "%" stands before two hexadecimal digits; a port is at most 65535; nothing is longer than
/// limits::kAttributeValueUnits, no host than 253 units. A user name ("@" before the host ends) is
/// outside of the grammar: it only ever hides where a link leads.
bool isSafeLink(QStringView address);

} // namespace syngraph
