<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>ImageWords</name>
    <message numerus="yes">
        <source>%Ln image(s) are not in it.</source>
        <translation>
            <numerusform>%Ln image is not in it.</numerusform>
            <numerusform>%Ln images are not in it.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>syngraph::ActivityWords</name>
    <message numerus="yes">
        <source>%1 wrote %Ln word(s).</source>
        <translation>
            <numerusform>%1 wrote %Ln word.</numerusform>
            <numerusform>%1 wrote %Ln words.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 wrote %Ln character(s).</source>
        <translation>
            <numerusform>%1 wrote %Ln character.</numerusform>
            <numerusform>%1 wrote %Ln characters.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 put in %Ln object(s).</source>
        <translation>
            <numerusform>%1 put in %Ln object.</numerusform>
            <numerusform>%1 put in %Ln objects.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 added %Ln paragraph(s).</source>
        <translation>
            <numerusform>%1 added %Ln paragraph.</numerusform>
            <numerusform>%1 added %Ln paragraphs.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 deleted %Ln word(s).</source>
        <translation>
            <numerusform>%1 deleted %Ln word.</numerusform>
            <numerusform>%1 deleted %Ln words.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 deleted %Ln character(s).</source>
        <translation>
            <numerusform>%1 deleted %Ln character.</numerusform>
            <numerusform>%1 deleted %Ln characters.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 deleted %Ln object(s).</source>
        <translation>
            <numerusform>%1 deleted %Ln object.</numerusform>
            <numerusform>%1 deleted %Ln objects.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 deleted %Ln paragraph(s).</source>
        <translation>
            <numerusform>%1 deleted %Ln paragraph.</numerusform>
            <numerusform>%1 deleted %Ln paragraphs.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 formatted %Ln word(s).</source>
        <translation>
            <numerusform>%1 formatted %Ln word.</numerusform>
            <numerusform>%1 formatted %Ln words.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 formatted %Ln paragraph(s).</source>
        <translation>
            <numerusform>%1 formatted %Ln paragraph.</numerusform>
            <numerusform>%1 formatted %Ln paragraphs.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 replaced %Ln word(s).</source>
        <translation>
            <numerusform>%1 replaced %Ln word.</numerusform>
            <numerusform>%1 replaced %Ln words.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 moved %Ln word(s).</source>
        <translation>
            <numerusform>%1 moved %Ln word.</numerusform>
            <numerusform>%1 moved %Ln words.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln people are writing.</source>
        <translation>
            <numerusform>%Ln person is writing.</numerusform>
            <numerusform>%Ln people are writing.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln people came.</source>
        <translation>
            <numerusform>%Ln person came.</numerusform>
            <numerusform>%Ln people came.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln people left.</source>
        <translation>
            <numerusform>%Ln person left.</numerusform>
            <numerusform>%Ln people left.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>and %Ln more</numerusform>
            <numerusform>and %Ln more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s) in the chat.</source>
        <translation>
            <numerusform>%Ln message in the chat.</numerusform>
            <numerusform>%Ln messages in the chat.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>syngraph::AvatarRow</name>
    <message numerus="yes">
        <source>%Ln more person(s)</source>
        <translation>
            <numerusform>%Ln more person</numerusform>
            <numerusform>%Ln more people</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>syngraph::ChatDock</name>
    <message numerus="yes">
        <source>Chat, %Ln unread</source>
        <translation>
            <numerusform>Chat, %Ln unread</numerusform>
            <numerusform>Chat, %Ln unread</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Chat, %Ln message(s) not sent</source>
        <translation>
            <numerusform>Chat, %Ln message not sent</numerusform>
            <numerusform>Chat, %Ln messages not sent</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>syngraph::ChatLog</name>
    <message numerus="yes">
        <source>%Ln message(s) not shown</source>
        <translation>
            <numerusform>%Ln message not shown</numerusform>
            <numerusform>%Ln messages not shown</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>syngraph::ChatView</name>
    <message numerus="yes">
        <source>%Ln character(s) too long for one message.</source>
        <translation>
            <numerusform>%Ln character too long for one message.</numerusform>
            <numerusform>%Ln characters too long for one message.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln character(s) left.</source>
        <translation>
            <numerusform>%Ln character left.</numerusform>
            <numerusform>%Ln characters left.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s) not sent.</source>
        <translation>
            <numerusform>%Ln message not sent.</numerusform>
            <numerusform>%Ln messages not sent.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln new below</source>
        <translation>
            <numerusform>%Ln new below</numerusform>
            <numerusform>%Ln new below</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>syngraph::ClosePrompt</name>
    <message numerus="yes">
        <source>%Ln document(s) are only in this window.</source>
        <translation>
            <numerusform>%Ln document is only in this window.</numerusform>
            <numerusform>%Ln documents are only in this window.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln chat message(s) not sent: see the chat.</source>
        <translation>
            <numerusform>%Ln chat message not sent: see the chat.</numerusform>
            <numerusform>%Ln chat messages not sent: see the chat.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln document(s) are being saved.</source>
        <translation>
            <numerusform>%Ln document is being saved.</numerusform>
            <numerusform>%Ln documents are being saved.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>syngraph::ConnectionWords</name>
    <message numerus="yes">
        <source>%Ln change(s)</source>
        <translation>
            <numerusform>%Ln change</numerusform>
            <numerusform>%Ln changes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>by %Ln people</source>
        <translation>
            <numerusform>by %Ln person</numerusform>
            <numerusform>by %Ln people</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln other(s)</source>
        <translation>
            <numerusform>%Ln other</numerusform>
            <numerusform>%Ln others</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Your %Ln edit(s)</source>
        <translation>
            <numerusform>Your %Ln edit</numerusform>
            <numerusform>Your %Ln edits</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Saving %Ln edit(s)…</source>
        <translation>
            <numerusform>Saving %Ln edit…</numerusform>
            <numerusform>Saving %Ln edits…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln edit(s) only in this window</source>
        <translation>
            <numerusform>%Ln edit only in this window</numerusform>
            <numerusform>%Ln edits only in this window</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln edit(s) kept on this computer</source>
        <translation>
            <numerusform>%Ln edit kept on this computer</numerusform>
            <numerusform>%Ln edits kept on this computer</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln edit(s) are only in this window.</source>
        <translation>
            <numerusform>%Ln edit is only in this window.</numerusform>
            <numerusform>%Ln edits are only in this window.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln edit(s) are kept on this computer.</source>
        <translation>
            <numerusform>%Ln edit is kept on this computer.</numerusform>
            <numerusform>%Ln edits are kept on this computer.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln edit(s) waiting</source>
        <translation>
            <numerusform>%Ln edit waiting</numerusform>
            <numerusform>%Ln edits waiting</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln edit(s) are not confirmed by the server.</source>
        <translation>
            <numerusform>%Ln edit is not confirmed by the server.</numerusform>
            <numerusform>%Ln edits are not confirmed by the server.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln edit(s) not sent</source>
        <translation>
            <numerusform>%Ln edit not sent</numerusform>
            <numerusform>%Ln edits not sent</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln chat message(s) are not sent.</source>
        <translation>
            <numerusform>%Ln chat message is not sent.</numerusform>
            <numerusform>%Ln chat messages are not sent.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s) waiting</source>
        <translation>
            <numerusform>%Ln message waiting</numerusform>
            <numerusform>%Ln messages waiting</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s) not sent</source>
        <translation>
            <numerusform>%Ln message not sent</numerusform>
            <numerusform>%Ln messages not sent</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>syngraph::FileCommands</name>
    <message numerus="yes">
        <source>At most %Ln file(s) can be opened at once.</source>
        <translation>
            <numerusform>At most %Ln file can be opened at once.</numerusform>
            <numerusform>At most %Ln files can be opened at once.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln edit(s) are kept here and go to the server by themselves.</source>
        <translation>
            <numerusform>%Ln edit is kept here and goes to the server by itself.</numerusform>
            <numerusform>%Ln edits are kept here and go to the server by themselves.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>syngraph::FindBar</name>
    <message numerus="yes">
        <source>%Ln replaced</source>
        <translation>
            <numerusform>%Ln replaced</numerusform>
            <numerusform>%Ln replaced</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Replacing… %Ln so far. Esc stops.</source>
        <translation>
            <numerusform>Replacing… %Ln so far. Esc stops.</numerusform>
            <numerusform>Replacing… %Ln so far. Esc stops.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>syngraph::Gathering</name>
    <message numerus="yes">
        <source>%Ln other(s) were asked to come here.</source>
        <translation>
            <numerusform>%Ln other was asked to come here.</numerusform>
            <numerusform>%Ln others were asked to come here.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>syngraph::LinkSection</name>
    <message numerus="yes">
        <source>The link is revoked; %Ln person(s) were disconnected.</source>
        <translation>
            <numerusform>The link is revoked; %Ln person was disconnected.</numerusform>
            <numerusform>The link is revoked; %Ln people were disconnected.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>syngraph::MainWindow</name>
    <message numerus="yes">
        <source>%Ln other(s) work on this computer&apos;s documents and would lose the connection.</source>
        <translation>
            <numerusform>%Ln other works on this computer&apos;s documents and would lose the connection.</numerusform>
            <numerusform>%Ln others work on this computer&apos;s documents and would lose the connection.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>syngraph::ManagedLinks</name>
    <message numerus="yes">
        <source>%Ln person(s) now</source>
        <translation>
            <numerusform>%Ln person now</numerusform>
            <numerusform>%Ln people now</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln person(s) will be disconnected. The document and its history stay.</source>
        <translation>
            <numerusform>%Ln person will be disconnected. The document and its history stay.</numerusform>
            <numerusform>%Ln people will be disconnected. The document and its history stay.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>syngraph::ParticipantsModel</name>
    <message numerus="yes">
        <source>idle for %Ln min</source>
        <translation>
            <numerusform>idle for %Ln min</numerusform>
            <numerusform>idle for %Ln min</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>idle for %Ln h</source>
        <translation>
            <numerusform>idle for %Ln h</numerusform>
            <numerusform>idle for %Ln h</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>syngraph::StatusLine</name>
    <message numerus="yes">
        <source>%Ln here</source>
        <translation>
            <numerusform>%Ln here</numerusform>
            <numerusform>%Ln here</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln selected</source>
        <translation>
            <numerusform>%Ln selected</numerusform>
            <numerusform>%Ln selected</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln word(s)</source>
        <translation>
            <numerusform>%Ln word</numerusform>
            <numerusform>%Ln words</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln character(s)</source>
        <translation>
            <numerusform>%Ln character</numerusform>
            <numerusform>%Ln characters</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln paragraph(s)</source>
        <translation>
            <numerusform>%Ln paragraph</numerusform>
            <numerusform>%Ln paragraphs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>syngraph::TabImages</name>
    <message numerus="yes">
        <source>At most %Ln images can be put in at once.</source>
        <translation>
            <numerusform>At most %Ln image can be put in at once.</numerusform>
            <numerusform>At most %Ln images can be put in at once.</numerusform>
        </translation>
    </message>
</context>
</TS>
