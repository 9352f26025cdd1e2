<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>Profile</name>
    <message>
        <source>Otter</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Heron</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Badger</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Finch</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Hare</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Lynx</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Marten</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Owl</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Puffin</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Seal</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Swift</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Wren</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Guest %1</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>syngraph::AvatarRow</name>
    <message>
        <source>People here</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 – line %2</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>syngraph::ClosePrompt</name>
    <message>
        <source>Wait</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Save a copy…</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Quit anyway</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Close anyway</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>“%1” is only in this window.</source>
        <translation type="unfinished" />
    </message>
    <message numerus="yes">
        <source>%n document(s) are only in this window.</source>
        <translation type="unfinished">
            <numerusform />
            <numerusform />
        </translation>
    </message>
    <message>
        <source>Waiting for the server…</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>syngraph::ConnectionBanner</name>
    <message>
        <source>Retry now</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Work offline</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Go online</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Save a copy…</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Copy text</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>syngraph::ConnectionPill</name>
    <message>
        <source>Connection: %1</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>syngraph::ConnectionWords</name>
    <message>
        <source>All changes saved</source>
        <translation type="unfinished" />
    </message>
    <message numerus="yes">
        <source>%n edit(s) waiting</source>
        <translation type="unfinished">
            <numerusform />
            <numerusform />
        </translation>
    </message>
    <message numerus="yes">
        <source>%n edit(s) are kept in this window.</source>
        <translation type="unfinished">
            <numerusform />
            <numerusform />
        </translation>
    </message>
    <message numerus="yes">
        <source>%n edit(s) have not reached the server.</source>
        <translation type="unfinished">
            <numerusform />
            <numerusform />
        </translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 s</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Next try in %1 s.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Trying now.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Local</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Only in this window</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Offline</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>You are working offline.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Connecting…</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Still connecting…</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Catching up…</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Catching up with what the others wrote.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Saving…</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Slow</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>View only</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Live</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>No answer</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The server does not answer. You can keep typing.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Connection lost.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The server cannot be reached.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Reconnecting…</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Not connected</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>You can keep typing.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Restarting</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The server restarts; the connection comes back by itself.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>This link does not work any more: it expired or was withdrawn. Ask for a new one.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>This document is not on the server any more.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The server speaks another version. Update Syngraph to go on.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>This document was opened again elsewhere in your name.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Stopped: the server is not the one that this link was made for. Nothing was sent to it.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The server refuses this connection.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The connection was stopped.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Stopped</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>syngraph::DocumentActions</name>
    <message>
        <source>&amp;Undo</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Cu&amp;t</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Paste without f&amp;ormat</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Select &amp;all</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Bold</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Italic</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Underline</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Strike through</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Code</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Link…</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Clear &amp;format</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Text</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Heading &amp;1</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Heading &amp;2</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Heading &amp;3</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Heading &amp;4</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Heading &amp;5</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Heading &amp;6</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Bulleted list</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Numbered list</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>C&amp;heck list</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Quote</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Co&amp;de block</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Zoom &amp;in</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Zoom &amp;out</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Actual size</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>syngraph::DocumentTab</name>
    <message>
        <source>Document</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Link copied. Send it to whoever should write with you.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Untitled</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The text of the whole document was copied.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Open %1 ?</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Open</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Open link</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Copy link</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Cut</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Copy</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Paste</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Paste without format</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Select all</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>A copy was saved as %1</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The copy could not be saved as %1: %2</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Save a copy</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Markdown (*.md)</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Web page (*.html)</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Plain text (*.txt)</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>syngraph::EditWords</name>
    <message>
        <source>This text has characters that a document cannot hold.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>This paragraph is full. Start a new one.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The document is full.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The document has as many paragraphs as it can.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>This is too much to paste at once.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>What was copied is damaged.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Links may lead to web pages, e-mail addresses and shared documents.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>This cannot be put into the document.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>You may not edit the shared document any more. This is what you had written; it is only in this window.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The shared document is full. This is what you had written; it is only in this window.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The server's document was replaced meanwhile. This is what you had on the screen; it is only in this window.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The server did not take your last edits. This is what you had on the screen; it is only in this window.</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>syngraph::FormatToolbar</name>
    <message>
        <source>Format</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Kind of paragraph</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Kind of paragraph: %1</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Share</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>syngraph::LinkWords</name>
    <message>
        <source>Paste a link first.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>This is too long to be a link.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>This is not a link. It should begin with https://</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>There is a character in this link that does not belong there, such as a space.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>A link must not contain a user name before the host.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The host name in this link is not valid.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The port in this link is not valid.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>This address does not lead to a document.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The document's part of this link is damaged.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The part behind # is missing. Copy the whole link once more.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The part behind # is damaged. Copy the whole link again.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The fingerprint in this link is damaged.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>This link has more than one fingerprint.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>There is something at the end of this link that does not belong there.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Links without encryption (http://) work on this computer only.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>This is not a link.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The server cannot be reached. Check the address and your connection.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The server does not let you make documents. Use the address that its administrator gave you, with everything behind #.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The server's key is not the one in the address. Nothing was sent to it.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>This is not a Syngraph server of a known version.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The server is too busy. Try again in a moment.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Sharing did not work.</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>syngraph::MainWindow</name>
    <message>
        <source>Share</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>View only</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Shared · %1</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Shared</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Link copied.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Recovered from %1</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>About Syngraph</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Syngraph %1</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Write one document together, on a server of your own.</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>syngraph::NoticeBar</name>
    <message>
        <source>Dismiss</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>syngraph::OpenLinkPopover</name>
    <message>
        <source>Open a shared document</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Paste the link here: https://…</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Link</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Paste</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Open</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>syngraph::PeoplePanel</name>
    <message>
        <source>Nobody else can see this document yet.

Press Share and send the link: whoever opens it appears here, with a caret of their own.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>People</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>People who have this document open</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Hide the list of people</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>syngraph::PersonDelegate</name>
    <message>
        <source>can view</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>can edit</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>line %1</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>(you)</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Your name</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Press F2 or double-click to change your name</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>syngraph::SharePopover</name>
    <message>
        <source>Name of the document</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Address of the server</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Server, such as https://pad.example.org</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The document goes to this server, and everybody with the link can edit it. The server prints its address when it starts.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Share</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Copy view-only link</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Link copied.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>View-only link copied.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Which server? Type its address.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>This is not the address of a server: there is a path behind the host.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Sharing…</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Shared document</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Share this document</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Copy link</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Copy edit link</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Anyone with the link can read this document on %1.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Anyone with the edit link can write with you on %1.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Link copied. Send it to whoever should write with you.</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>syngraph::StatusLine</name>
    <message>
        <source>Server: %1</source>
        <translation type="unfinished" />
    </message>
    <message numerus="yes">
        <source>%n here</source>
        <translation type="unfinished">
            <numerusform />
            <numerusform />
        </translation>
    </message>
    <message>
        <source>Ln %1, Col %2</source>
        <translation type="unfinished" />
    </message>
    <message numerus="yes">
        <source>%n selected</source>
        <translation type="unfinished">
            <numerusform />
            <numerusform />
        </translation>
    </message>
    <message numerus="yes">
        <source>%n word(s)</source>
        <translation type="unfinished">
            <numerusform />
            <numerusform />
        </translation>
    </message>
</context>
<context>
    <name>syngraph::TabStrip</name>
    <message>
        <source>Open documents</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>New document</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Close this document</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>syngraph::TextLinkPopover</name>
    <message>
        <source>Remove link</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>https://… or an e-mail address</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Address of the link</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Apply</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Links may lead to web pages, e-mail addresses and shared documents.</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>syngraph::WindowMenus</name>
    <message>
        <source>&amp;File</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;New</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Open link…</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Save a copy…</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Close tab</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>F&amp;ormat</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;View</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;People</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Appearance</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Full screen</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>As the &amp;desktop</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Light</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Collaborate</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Share…</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Copy link</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Work offline</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Help</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;About Syngraph</source>
        <translation type="unfinished" />
    </message>
</context>
</TS>
