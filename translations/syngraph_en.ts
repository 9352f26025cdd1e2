<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>ImageWords</name>
    <message numerus="yes">
        <source>%n image(s) are not in it.</source>
        <translation>
            <numerusform>%n image is not in it.</numerusform>
            <numerusform>%n images are not in it.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>syngraph::ActivityWords</name>
    <message numerus="yes">
        <source>%1 wrote %n word(s).</source>
        <translation>
            <numerusform>%1 wrote %n word.</numerusform>
            <numerusform>%1 wrote %n words.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 wrote %n character(s).</source>
        <translation>
            <numerusform>%1 wrote %n character.</numerusform>
            <numerusform>%1 wrote %n characters.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 put in %n object(s).</source>
        <translation>
            <numerusform>%1 put in %n object.</numerusform>
            <numerusform>%1 put in %n objects.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 added %n paragraph(s).</source>
        <translation>
            <numerusform>%1 added %n paragraph.</numerusform>
            <numerusform>%1 added %n paragraphs.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 deleted %n word(s).</source>
        <translation>
            <numerusform>%1 deleted %n word.</numerusform>
            <numerusform>%1 deleted %n words.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 deleted %n character(s).</source>
        <translation>
            <numerusform>%1 deleted %n character.</numerusform>
            <numerusform>%1 deleted %n characters.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 deleted %n object(s).</source>
        <translation>
            <numerusform>%1 deleted %n object.</numerusform>
            <numerusform>%1 deleted %n objects.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 deleted %n paragraph(s).</source>
        <translation>
            <numerusform>%1 deleted %n paragraph.</numerusform>
            <numerusform>%1 deleted %n paragraphs.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 formatted %n word(s).</source>
        <translation>
            <numerusform>%1 formatted %n word.</numerusform>
            <numerusform>%1 formatted %n words.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 formatted %n paragraph(s).</source>
        <translation>
            <numerusform>%1 formatted %n paragraph.</numerusform>
            <numerusform>%1 formatted %n paragraphs.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 replaced %n word(s).</source>
        <translation>
            <numerusform>%1 replaced %n word.</numerusform>
            <numerusform>%1 replaced %n words.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 moved %n word(s).</source>
        <translation>
            <numerusform>%1 moved %n word.</numerusform>
            <numerusform>%1 moved %n words.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n people are writing.</source>
        <translation>
            <numerusform>%n person is writing.</numerusform>
            <numerusform>%n people are writing.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n people came.</source>
        <translation>
            <numerusform>%n person came.</numerusform>
            <numerusform>%n people came.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n people left.</source>
        <translation>
            <numerusform>%n person left.</numerusform>
            <numerusform>%n people left.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) in the chat.</source>
        <translation>
            <numerusform>%n message in the chat.</numerusform>
            <numerusform>%n messages in the chat.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>syngraph::ChatDock</name>
    <message numerus="yes">
        <source>Chat, %n unread</source>
        <translation>
            <numerusform>Chat, %n unread</numerusform>
            <numerusform>Chat, %n unread</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>syngraph::ChatView</name>
    <message numerus="yes">
        <source>%n character(s) too long for one message.</source>
        <translation>
            <numerusform>%n character too long for one message.</numerusform>
            <numerusform>%n characters too long for one message.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n character(s) left.</source>
        <translation>
            <numerusform>%n character left.</numerusform>
            <numerusform>%n characters left.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>syngraph::ClosePrompt</name>
    <message numerus="yes">
        <source>%n document(s) are only in this window.</source>
        <translation>
            <numerusform>%n document is only in this window.</numerusform>
            <numerusform>%n documents are only in this window.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>syngraph::ConnectionWords</name>
    <message numerus="yes">
        <source>%n change(s)</source>
        <translation>
            <numerusform>%n change</numerusform>
            <numerusform>%n changes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>by %n people</source>
        <translation>
            <numerusform>by %n person</numerusform>
            <numerusform>by %n people</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n other(s)</source>
        <translation>
            <numerusform>%n other</numerusform>
            <numerusform>%n others</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Your %n edit(s)</source>
        <translation>
            <numerusform>Your %n edit</numerusform>
            <numerusform>Your %n edits</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Saving %n edit(s)…</source>
        <translation>
            <numerusform>Saving %n edit…</numerusform>
            <numerusform>Saving %n edits…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n edit(s) only in this window</source>
        <translation>
            <numerusform>%n edit only in this window</numerusform>
            <numerusform>%n edits only in this window</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n edit(s) kept on this computer</source>
        <translation>
            <numerusform>%n edit kept on this computer</numerusform>
            <numerusform>%n edits kept on this computer</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n edit(s) are only in this window.</source>
        <translation>
            <numerusform>%n edit is only in this window.</numerusform>
            <numerusform>%n edits are only in this window.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n edit(s) are kept on this computer.</source>
        <translation>
            <numerusform>%n edit is kept on this computer.</numerusform>
            <numerusform>%n edits are kept on this computer.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n edit(s) waiting</source>
        <translation>
            <numerusform>%n edit waiting</numerusform>
            <numerusform>%n edits waiting</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n edit(s) are not confirmed by the server.</source>
        <translation>
            <numerusform>%n edit is not confirmed by the server.</numerusform>
            <numerusform>%n edits are not confirmed by the server.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n edit(s) not sent</source>
        <translation>
            <numerusform>%n edit not sent</numerusform>
            <numerusform>%n edits not sent</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>syngraph::FileCommands</name>
    <message numerus="yes">
        <source>At most %n file(s) can be opened at once.</source>
        <translation>
            <numerusform>At most %n file can be opened at once.</numerusform>
            <numerusform>At most %n files can be opened at once.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n edit(s) are kept here and go to the server by themselves.</source>
        <translation>
            <numerusform>%n edit is kept here and goes to the server by itself.</numerusform>
            <numerusform>%n edits are kept here and go to the server by themselves.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>syngraph::FindBar</name>
    <message numerus="yes">
        <source>%n replaced</source>
        <translation>
            <numerusform>%n replaced</numerusform>
            <numerusform>%n replaced</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>syngraph::Gathering</name>
    <message numerus="yes">
        <source>%n other(s) were asked to come here.</source>
        <translation>
            <numerusform>%n other was asked to come here.</numerusform>
            <numerusform>%n others were asked to come here.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>syngraph::MainWindow</name>
    <message numerus="yes">
        <source>%n edit(s) of “%1” are kept and sent when it is open again.</source>
        <translation>
            <numerusform>%n edit of “%1” is kept and sent when it is open again.</numerusform>
            <numerusform>%n edits of “%1” are kept and sent when it is open again.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n edit(s) from last time go to the server as soon as it answers.</source>
        <translation>
            <numerusform>%n edit from last time goes to the server as soon as it answers.</numerusform>
            <numerusform>%n edits from last time go to the server as soon as it answers.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n other(s) work on this computer&apos;s documents and would lose the connection.</source>
        <translation>
            <numerusform>%n other works on this computer&apos;s documents and would lose the connection.</numerusform>
            <numerusform>%n others work on this computer&apos;s documents and would lose the connection.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>syngraph::StatusLine</name>
    <message numerus="yes">
        <source>%n here</source>
        <translation>
            <numerusform>%n here</numerusform>
            <numerusform>%n here</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n selected</source>
        <translation>
            <numerusform>%n selected</numerusform>
            <numerusform>%n selected</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n word(s)</source>
        <translation>
            <numerusform>%n word</numerusform>
            <numerusform>%n words</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n character(s)</source>
        <translation>
            <numerusform>%n character</numerusform>
            <numerusform>%n characters</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n paragraph(s)</source>
        <translation>
            <numerusform>%n paragraph</numerusform>
            <numerusform>%n paragraphs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>syngraph::TabImages</name>
    <message numerus="yes">
        <source>At most %n images can be put in at once.</source>
        <translation>
            <numerusform>At most %n image can be put in at once.</numerusform>
            <numerusform>At most %n images can be put in at once.</numerusform>
        </translation>
    </message>
</context>
</TS>
