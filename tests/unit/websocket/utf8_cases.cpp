#include "tests/unit/websocket/frame_case.h"

#include <initializer_list>

namespace syngraph::websocket::frames {

namespace {

const QByteArray kKosme = "\xce\xba\xe1\xbd\xb9\xcf\x83\xce\xbc\xce\xb5";
const QByteArray kMixed = "Hello-\xc2\xb5@\xc3\x9f\xc3\xb6\xc3\xa4\xc3\xbc\xc3\xa0\xc3\xa1-UTF-8!!";
const auto kInvalid = failure(close_code::kInvalidPayload);

enum class Verdict { Valid, Invalid };

void addGroup(std::vector<Utf8Sequence> &all, const char *group, const char *what, Verdict verdict,
              std::initializer_list<const char *> hexRows)
{
    int number = 0;
    for (const char *hex : hexRows) {
        all.push_back(
            {QByteArray(group) + '.' + QByteArray::number(++number) + ' ' + what + ' ' + hex,
             QByteArray::fromHex(hex), verdict == Verdict::Valid});
    }
}

void addLengths(std::vector<Utf8Sequence> &all)
{
    addGroup(all, "6.7", "first of its length", Verdict::Valid,
             {"00", "c280", "e0a080", "f0908080"});
    addGroup(all, "6.8", "first of a length that no longer exists", Verdict::Invalid,
             {"f888808080", "fc8480808080"});
    addGroup(all, "6.9", "last of its length", Verdict::Valid,
             {"7f", "dfbf", "efbfbf", "f48fbfbf"});
    addGroup(all, "6.10", "last of a length above the range", Verdict::Invalid,
             {"f7bfbfbf", "fbbfbfbfbf", "fdbfbfbfbfbf"});
    addGroup(all, "6.11", "at a border", Verdict::Valid,
             {"ed9fbf", "ee8080", "efbfbd", "f48fbfbf"});
    addGroup(all, "6.11", "above the last", Verdict::Invalid, {"f4908080"});
    addGroup(all, "6.12", "continuation without a start", Verdict::Invalid,
             {"80", "bf", "80bf", "80bf80", "80bf80bf", "80bf80bf80", "80bf80bf80bf",
              "808182838485868788898a8b8c8d8e8f909192939495969798999a9b9c9d9e9f"
              "a0a1a2a3a4a5a6a7a8a9aaabacadaeafb0b1b2b3b4b5b6b7b8b9babbbcbdbebf"});
    addGroup(all, "6.13", "starts without a continuation", Verdict::Invalid,
             {"c020c120c220c320c420c520c620c720c820c920ca20cb20cc20cd20ce20cf20"
              "d020d120d220d320d420d520d620d720d820d920da20db20dc20dd20de20df20",
              "e020e120e220e320e420e520e620e720e820e920ea20eb20ec20ed20ee20ef20",
              "f020f120f220f320f420f520f620f720", "f820f920fa20fb20", "fc20fd20"});
    addGroup(all, "6.14", "last byte missing", Verdict::Invalid,
             {"c0", "e080", "f08080", "f8808080", "fc80808080", "df", "efbf", "f7bfbf", "fbbfbfbf",
              "fdbfbfbfbf"});
    addGroup(all, "6.15", "incomplete ones in a row", Verdict::Invalid,
             {"c0e080f08080f8808080fc80808080dfefbff7bfbffbbfbfbffdbfbfbfbf"});
    addGroup(all, "6.16", "impossible bytes", Verdict::Invalid, {"fe", "ff", "fefeffff"});
}

void addForbidden(std::vector<Utf8Sequence> &all)
{
    addGroup(all, "6.17", "overlong slash", Verdict::Invalid,
             {"c0af", "e080af", "f08080af", "f8808080af", "fc80808080af"});
    addGroup(all, "6.18", "longest overlong", Verdict::Invalid,
             {"c1bf", "e09fbf", "f08fbfbf", "f887bfbfbf", "fc83bfbfbfbf"});
    addGroup(all, "6.19", "overlong NUL", Verdict::Invalid,
             {"c080", "e08080", "f0808080", "f880808080", "fc8080808080"});
    addGroup(all, "6.20", "single surrogate", Verdict::Invalid,
             {"eda080", "edadbf", "edae80", "edafbf", "edb080", "edbe80", "edbfbf"});
    addGroup(all, "6.21", "pair of surrogates", Verdict::Invalid,
             {"eda080edb080", "eda080edbfbf", "edadbfedb080", "edadbfedbfbf", "edae80edb080",
              "edae80edbfbf", "edafbfedb080", "edafbfedbfbf"});
    int number = 0;
    for (char32_t plane = 0; plane <= 16; ++plane) {
        for (const char32_t low : {U'\xfffe', U'\xffff'}) {
            const char32_t codePoint = plane << 16 | low;
            all.push_back({"6.22." + QByteArray::number(++number) + " no character U+" +
                               QByteArray::number(uint(codePoint), 16),
                           QString::fromUcs4(&codePoint, 1).toUtf8(), true});
        }
    }
    addGroup(all, "6.23", "special", Verdict::Valid,
             {"efbfb9", "efbfba", "efbfbb", "efbfbc", "efbfbd", "efbfbe", "efbfbf"});
}

} // namespace

std::vector<Utf8Sequence> utf8Sequences()
{
    std::vector<Utf8Sequence> all;
    addGroup(all, "6.5", "text", Verdict::Valid,
             {"68656c6c6f24776f726c64", "68656c6c6fc2a2776f726c64", "68656c6c6fe282ac776f726c64",
              "68656c6c6ff0a4ada2776f726c64", "cebae1bdb9cf83cebcceb5"});
    const std::array<bool, 11> endsWhole{false, true,  false, false, true, false,
                                         true,  false, true,  false, true};
    for (size_t i = 0; i < endsWhole.size(); ++i) {
        all.push_back({"6.6." + QByteArray::number(i + 1) + " beginning of a text",
                       kKosme.first(static_cast<qsizetype>(i + 1)), endsWhole[i]});
    }
    addLengths(all);
    addForbidden(all);
    return all;
}

std::vector<FrameCase> utf8Cases()
{
    const QByteArray surrogate = kKosme + "\xed\xa0\x80" + "edited";
    const QByteArray tooHigh = "\xf4\x90\x80\x80";
    const qsizetype head = 6; // of a masked frame up to 125 bytes
    const qsizetype valid = kKosme.size();
    std::vector<FrameCase> cases{
        {"6.1.1 empty text", text(""), {TextMessage{""}}},
        {"6.1.2 three empty fragments", firstText("") + middle("") + last(""), {TextMessage{""}}},
        {"6.1.3 empty fragments around a full one",
         firstText("") + middle("middle") + last(""),
         {TextMessage{"middle"}}},
        {"6.2.1 valid text", text(kMixed), {TextMessage{kMixed}}},
        {"6.2.2 valid text, cut between characters",
         firstText(kMixed.first(11)) + last(kMixed.mid(11)),
         {TextMessage{kMixed}}},
        {"6.2.3 valid text, a frame for each byte",
         fragmented(0x01, kMixed, 1),
         {TextMessage{kMixed}}},
        {"6.2.4 valid Greek, a frame for each byte",
         fragmented(0x01, kKosme, 1),
         {TextMessage{kKosme}}},
        {"6.3.1 surrogate in the text",
         text(surrogate),
         {kInvalid},
         {},
         Roles::Both,
         head + valid + 2},
        {"6.3.2 surrogate, a frame for each byte",
         fragmented(0x01, surrogate, 1),
         {kInvalid},
         {},
         Roles::Both,
         (head + 1) * (valid + 2)},
        {"6.4.1 bad bytes in the second of three frames",
         firstText(kKosme) + middle(tooHigh) + last("edited"),
         {kInvalid},
         {},
         Roles::Both,
         head + valid + head + 2},
        {"6.4.2 bad character cut after its first two bytes",
         firstText(kKosme + tooHigh.first(2)) + middle(tooHigh.mid(2)) + last("edited"),
         {kInvalid},
         {},
         Roles::Both,
         head + valid + 2},
        {"6.4.2 bad character cut after its first byte",
         firstText(kKosme + tooHigh.first(1)) + middle(tooHigh.mid(1)) + last("edited"),
         {kInvalid},
         {},
         Roles::Both,
         head + valid + 1 + head + 1},
        {"6.4.3 bad bytes in the middle of a frame",
         text(kKosme + tooHigh + "edited"),
         {kInvalid},
         {},
         Roles::Both,
         head + valid + 2},
        {"6.4.4 a frame that never ends after its bad bytes",
         firstText(kKosme + tooHigh + QByteArray(80, 'x')),
         {kInvalid},
         {},
         Roles::Both,
         head + valid + 2},
        {"W13 overlong behind ASCII", text("ascii ascii ascii\xc0\xaf"), {kInvalid}},
        {"W13 U+FFFF is a valid code point", text("\xef\xbf\xbf"), {TextMessage{"\xef\xbf\xbf"}}},
        {"W13 text ends inside a character, then a new one",
         text("\xe2\x82") + text("\xac"),
         {kInvalid}},
        {"W13 character cut by a ping",
         firstText("\xe2\x82") + ping("\xff") + last("\xac"),
         {Ping{"\xff"}, TextMessage{"\xe2\x82\xac"}}},
        {"W13 binary may be anything",
         binary("\xff\xfe\xed\xa0\x80"),
         {BinaryMessage{"\xff\xfe\xed\xa0\x80"}}},
        {"W13 binary fragments may be anything",
         firstBinary("\xff") + last("\xc0"),
         {BinaryMessage{"\xff\xc0"}}},
        {"W13 a good text behind a good one",
         text("\xc3\xa4") + text("\xc3\xb6"),
         {TextMessage{"\xc3\xa4"}, TextMessage{"\xc3\xb6"}}},
    };
    for (const Utf8Sequence &sequence : utf8Sequences()) {
        std::vector<Event> events{kInvalid};
        if (sequence.isValid)
            events = {TextMessage{sequence.bytes}};
        cases.push_back({sequence.name, text(sequence.bytes), std::move(events)});
    }
    return cases;
}

} // namespace syngraph::websocket::frames
