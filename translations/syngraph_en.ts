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
        <source>%n edit(s) waiting</source>
        <translation>
            <numerusform>%n edit waiting</numerusform>
            <numerusform>%n edits waiting</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n edit(s) are kept in this window.</source>
        <translation>
            <numerusform>%n edit is kept in this window.</numerusform>
            <numerusform>%n edits are kept in this window.</numerusform>
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
</context>
</TS>
