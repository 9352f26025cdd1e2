<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
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
        <source>%n edit(s) have not reached the server.</source>
        <translation>
            <numerusform>%n edit has not reached the server.</numerusform>
            <numerusform>%n edits have not reached the server.</numerusform>
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
    <name>syngraph::MainWindow</name>
    <message numerus="yes">
        <source>%n edit(s) of “%1” are kept and sent when it is open again.</source>
        <translation>
            <numerusform>%n edit of “%1” is kept and sent when it is open again.</numerusform>
            <numerusform>%n edits of “%1” are kept and sent when it is open again.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n edit(s) from last time go to the server now.</source>
        <translation>
            <numerusform>%n edit from last time goes to the server now.</numerusform>
            <numerusform>%n edits from last time go to the server now.</numerusform>
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
</TS>
