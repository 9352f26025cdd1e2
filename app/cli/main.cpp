#include "app/cli/document_commands.h"
#include "app/cli/replay.h"
#include "app/client/sql_journal_store.h"
#include "common/base/names.h"

#include <QCoreApplication>

using namespace syngraph;
using namespace syngraph::cli;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr quint64 kGeneratedSeed = 2;
constexpr int kGeneratedTransactions = 4'000;

struct Arguments
{
    CliContext context;
    QStringList words; ///< the command and what it works on
    QString format;
    AppendOptions append;
};

void describe(QCommandLineParser &parser)
{
    parser.setApplicationDescription(
        u"Reads and writes shared documents from pipes and scripts.\n\n"
        "Commands:\n"
        "  cat LINK             print the text\n"
        "  export LINK          print the document, see --format\n"
        "  append LINK          append standard input, line by line as it comes\n"
        "  watch LINK           print what others write until interrupted\n"
        "  share SERVER [TITLE] make a document on a server, print its links\n"
        "  replay LINK [FILE]   play an editing trace into an empty document, one client an\n"
        "                       author; without FILE a generated session of two"_s);
    parser.addPositionalArgument(u"command"_s, u"see above"_s);
    parser.addPositionalArgument(u"link"_s, u"a share link, or a server's address for share"_s);
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addOptions({
        {u"format"_s, u"md, txt, html, odt, syngraph or json (default md)"_s, u"format"_s, u"md"_s},
        {u"name"_s, u"the name that others see"_s, u"name"_s, u"syngraph-cli"_s},
        {u"timeout"_s, u"give up when the server did not answer for so long; 0: never (default 30)"_s,
         u"seconds"_s, u"30"_s},
        {u"figures"_s,
         u"append: print the connection's states, reconnects and waiting times to standard error"_s},
        {u"journal"_s,
         u"append, watch: keep what is written in this file until the server has it, and begin with "
         "what is in it"_s,
         u"file"_s},
        {u"echo"_s, u"append: repeat each line on standard output once the journal has it"_s},
        {u"insecure"_s, u"allow unencrypted links to other machines"_s},
    });
}

ExitCode withLink(Arguments &arguments)
{
    const auto link = ShareLink::parse(arguments.words[1], arguments.context.insecure);
    if (!link) {
        complain(sentenceFor(link.error()));
        return ExitCode::Usage;
    }
    const QString &command = arguments.words[0];
    const auto &context = arguments.context;
    if (command == u"cat"_s)
        return runCat(context, *link);
    if (command == u"append"_s)
        return runAppend(context, *link, arguments.append);
    if (command == u"watch"_s)
        return runWatch(context, *link);
    if (command == u"export"_s) {
        const auto format = fileFormNamed(arguments.format);
        if (!format) {
            complain(u"unknown format; known are md, txt, html, odt, syngraph, json"_s);
            return ExitCode::Usage;
        }
        return runExport(context, *link, *format);
    }
    if (arguments.words.size() < 3)
        return runReplay(context, *link, generatedTrace(kGeneratedSeed, kGeneratedTransactions));
    const auto trace = readTrace(arguments.words[2]);
    if (!trace) {
        complain(u"this file is not an editing trace that can be replayed"_s);
        return ExitCode::BadData;
    }
    return runReplay(context, *link, *trace);
}

ExitCode run(Arguments &arguments)
{
    static const QStringList linkCommands{u"cat"_s, u"append"_s, u"watch"_s, u"export"_s,
                                          u"replay"_s};
    if (arguments.words.size() >= 2 && linkCommands.contains(arguments.words[0]))
        return withLink(arguments);
    if (arguments.words.size() >= 2 && arguments.words[0] == u"share"_s) {
        const auto server = ServerAddress::parse(arguments.words[1], arguments.context.insecure);
        if (!server) {
            complain(sentenceFor(server.error()));
            return ExitCode::Usage;
        }
        return runShare(arguments.context, *server, arguments.words.value(2));
    }
    complain(u"no such command, or no link; see --help"_s);
    return ExitCode::Usage;
}

/// Says at once what is wrong with the journal; the command goes on all the same.
std::unique_ptr<Journal> openJournal(const QString &file)
{
    auto journal = std::make_unique<Journal>([file] { return SqlJournalStore::open(file); });
    const auto *opened = journal.get();
    QObject::connect(opened, &Journal::healthChanged, opened, [opened] {
        if (const auto sentence = sentenceFor(opened->health()); !sentence.isEmpty())
            complain(sentence);
        if (!opened->setAsidePath().isEmpty())
            complain(QCoreApplication::translate("cli", "the journal was damaged; it is kept as %1")
                         .arg(opened->setAsidePath()));
    });
    return journal;
}

} // namespace

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(names::kCli);
    QCoreApplication::setApplicationVersion(names::kVersion);
    QCommandLineParser parser;
    describe(parser);
    parser.process(application);
    Arguments arguments;
    arguments.words = parser.positionalArguments();
    arguments.format = parser.value(u"format"_s);
    arguments.append.figures = parser.isSet(u"figures"_s);
    arguments.append.echo = parser.isSet(u"echo"_s);
    arguments.context.name = parser.value(u"name"_s).left(64);
    arguments.context.patience = std::chrono::seconds(std::max(0, parser.value(u"timeout"_s).toInt()));
    if (parser.isSet(u"insecure"_s))
        arguments.context.insecure = InsecureLinks::Allow;
    std::unique_ptr<Journal> journal;
    if (const auto file = parser.value(u"journal"_s); !file.isEmpty()) {
        journal = openJournal(file);
        arguments.context.journal = journal.get();
    }
    return run(arguments);
}
