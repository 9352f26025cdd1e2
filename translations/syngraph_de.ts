<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>Colors</name>
    <message>
        <source>Red</source>
        <translation>Rot</translation>
    </message>
    <message>
        <source>Orange</source>
        <translation>Orange</translation>
    </message>
    <message>
        <source>Yellow</source>
        <translation>Gelb</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>Grün</translation>
    </message>
    <message>
        <source>Teal</source>
        <translation>Türkis</translation>
    </message>
    <message>
        <source>Blue</source>
        <translation>Blau</translation>
    </message>
    <message>
        <source>Purple</source>
        <translation>Violett</translation>
    </message>
    <message>
        <source>Pink</source>
        <translation>Rosa</translation>
    </message>
    <message>
        <source>Brown</source>
        <translation>Braun</translation>
    </message>
    <message>
        <source>Grey</source>
        <translation>Grau</translation>
    </message>
</context>
<context>
    <name>FileWords</name>
    <message>
        <source>there is something of this name that is no file</source>
        <translation>etwas anderes als eine Datei hat diesen Namen</translation>
    </message>
    <message>
        <source>There is no file %1.</source>
        <translation>Die Datei %1 gibt es nicht.</translation>
    </message>
    <message>
        <source>Reading %1 is not allowed.</source>
        <translation>%1 darf nicht gelesen werden.</translation>
    </message>
    <message>
        <source>%1 is a folder or a device, no file.</source>
        <translation>%1 ist ein Ordner oder ein Gerät, keine Datei.</translation>
    </message>
    <message>
        <source>%1 is too large for a document.</source>
        <translation>%1 ist zu groß für ein Dokument.</translation>
    </message>
    <message>
        <source>%1 is no text.</source>
        <translation>%1 ist kein Text.</translation>
    </message>
    <message>
        <source>%1 is not what its ending says.</source>
        <translation>%1 ist nicht, was die Endung sagt.</translation>
    </message>
    <message>
        <source>%1 was written by a later version of this program.</source>
        <translation>%1 wurde von einer neueren Version dieses Programms geschrieben.</translation>
    </message>
    <message>
        <source>%1 is damaged.</source>
        <translation>%1 ist beschädigt.</translation>
    </message>
    <message>
        <source>%1 is protected by a password.</source>
        <translation>%1 ist mit einem Kennwort geschützt.</translation>
    </message>
    <message>
        <source>%1 holds what no document needs, and is not opened.</source>
        <translation>%1 enthält, was kein Dokument braucht, und wird nicht geöffnet.</translation>
    </message>
    <message>
        <source>%1 cannot be read.</source>
        <translation>%1 ist nicht lesbar.</translation>
    </message>
    <message>
        <source>It makes no sense from byte %1 on.</source>
        <translation>Ab Byte %1 ergibt sie keinen Sinn.</translation>
    </message>
    <message>
        <source>Pictures were left out.</source>
        <translation>Bilder wurden weggelassen.</translation>
    </message>
    <message>
        <source>Notes, comments and objects were left out.</source>
        <translation>Fußnoten, Kommentare und Objekte wurden weggelassen.</translation>
    </message>
    <message>
        <source>Tables became lines.</source>
        <translation>Tabellen wurden zu Zeilen.</translation>
    </message>
    <message>
        <source>Very long paragraphs were parted.</source>
        <translation>Sehr lange Absätze wurden geteilt.</translation>
    </message>
    <message>
        <source>Some characters could not be read.</source>
        <translation>Einige Zeichen waren nicht lesbar.</translation>
    </message>
    <message>
        <source>%1 is written in a character set that is not known.</source>
        <translation>%1 ist in einem unbekannten Zeichensatz geschrieben.</translation>
    </message>
    <message>
        <source>Control characters were left out.</source>
        <translation>Steuerzeichen wurden weggelassen.</translation>
    </message>
    <message>
        <source>Its character set is UTF-8 from then on.</source>
        <translation>Ihr Zeichensatz ist dann UTF-8.</translation>
    </message>
    <message>
        <source>Its fonts, page layout, comments and scripts are not kept.</source>
        <translation>Ihre Schriften, ihr Seitenaufbau, Kommentare und Skripte bleiben nicht erhalten.</translation>
    </message>
    <message>
        <source>it would be too large to be opened again</source>
        <translation>sie wäre zu groß, um wieder geöffnet zu werden</translation>
    </message>
</context>
<context>
    <name>ImageWords</name>
    <message numerus="yes">
        <source>%Ln image(s) are not in it.</source>
        <translation>
            <numerusform>%Ln Bild ist nicht darin.</numerusform>
            <numerusform>%Ln Bilder sind nicht darin.</numerusform>
        </translation>
    </message>
    <message>
        <source>Waiting for the images…</source>
        <translation>Warten auf die Bilder…</translation>
    </message>
</context>
<context>
    <name>Profile</name>
    <message>
        <source>Otter</source>
        <translation>Otter</translation>
    </message>
    <message>
        <source>Heron</source>
        <translation>Reiher</translation>
    </message>
    <message>
        <source>Badger</source>
        <translation>Dachs</translation>
    </message>
    <message>
        <source>Finch</source>
        <translation>Fink</translation>
    </message>
    <message>
        <source>Hare</source>
        <translation>Hase</translation>
    </message>
    <message>
        <source>Lynx</source>
        <translation>Luchs</translation>
    </message>
    <message>
        <source>Marten</source>
        <translation>Marder</translation>
    </message>
    <message>
        <source>Owl</source>
        <translation>Eule</translation>
    </message>
    <message>
        <source>Puffin</source>
        <translation>Papageitaucher</translation>
    </message>
    <message>
        <source>Seal</source>
        <translation>Robbe</translation>
    </message>
    <message>
        <source>Swift</source>
        <translation>Mauersegler</translation>
    </message>
    <message>
        <source>Wren</source>
        <translation>Zaunkönig</translation>
    </message>
    <message>
        <source>Guest %1</source>
        <translation>Gast %1</translation>
    </message>
</context>
<context>
    <name>syngraph::ActivityWords</name>
    <message numerus="yes">
        <source>%1 wrote %Ln word(s).</source>
        <translation>
            <numerusform>%1 hat %Ln Wort geschrieben.</numerusform>
            <numerusform>%1 hat %Ln Wörter geschrieben.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 wrote %Ln character(s).</source>
        <translation>
            <numerusform>%1 hat %Ln Zeichen geschrieben.</numerusform>
            <numerusform>%1 hat %Ln Zeichen geschrieben.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 put in %Ln object(s).</source>
        <translation>
            <numerusform>%1 hat %Ln Objekt eingefügt.</numerusform>
            <numerusform>%1 hat %Ln Objekte eingefügt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 added %Ln paragraph(s).</source>
        <translation>
            <numerusform>%1 hat %Ln Absatz hinzugefügt.</numerusform>
            <numerusform>%1 hat %Ln Absätze hinzugefügt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 deleted %Ln word(s).</source>
        <translation>
            <numerusform>%1 hat %Ln Wort gelöscht.</numerusform>
            <numerusform>%1 hat %Ln Wörter gelöscht.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 deleted %Ln character(s).</source>
        <translation>
            <numerusform>%1 hat %Ln Zeichen gelöscht.</numerusform>
            <numerusform>%1 hat %Ln Zeichen gelöscht.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 deleted %Ln object(s).</source>
        <translation>
            <numerusform>%1 hat %Ln Objekt gelöscht.</numerusform>
            <numerusform>%1 hat %Ln Objekte gelöscht.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 deleted %Ln paragraph(s).</source>
        <translation>
            <numerusform>%1 hat %Ln Absatz gelöscht.</numerusform>
            <numerusform>%1 hat %Ln Absätze gelöscht.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 formatted %Ln word(s).</source>
        <translation>
            <numerusform>%1 hat %Ln Wort formatiert.</numerusform>
            <numerusform>%1 hat %Ln Wörter formatiert.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 formatted %Ln paragraph(s).</source>
        <translation>
            <numerusform>%1 hat %Ln Absatz formatiert.</numerusform>
            <numerusform>%1 hat %Ln Absätze formatiert.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 formatted something.</source>
        <translation>%1 hat etwas formatiert.</translation>
    </message>
    <message numerus="yes">
        <source>%1 replaced %Ln word(s).</source>
        <translation>
            <numerusform>%1 hat %Ln Wort ersetzt.</numerusform>
            <numerusform>%1 hat %Ln Wörter ersetzt.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 replaced something.</source>
        <translation>%1 hat etwas ersetzt.</translation>
    </message>
    <message numerus="yes">
        <source>%1 moved %Ln word(s).</source>
        <translation>
            <numerusform>%1 hat %Ln Wort verschoben.</numerusform>
            <numerusform>%1 hat %Ln Wörter verschoben.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 moved something.</source>
        <translation>%1 hat etwas verschoben.</translation>
    </message>
    <message>
        <source>%1 is writing.</source>
        <translation>%1 schreibt.</translation>
    </message>
    <message>
        <source>%1 and %2 are writing.</source>
        <translation>%1 und %2 schreiben.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln people are writing.</source>
        <translation>
            <numerusform>%Ln Person schreibt.</numerusform>
            <numerusform>%Ln Personen schreiben.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 came.</source>
        <translation>%1 ist gekommen.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln people came.</source>
        <translation>
            <numerusform>%Ln Person ist gekommen.</numerusform>
            <numerusform>%Ln Personen sind gekommen.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 left.</source>
        <translation>%1 ist gegangen.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln people left.</source>
        <translation>
            <numerusform>%Ln Person ist gegangen.</numerusform>
            <numerusform>%Ln Personen sind gegangen.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 in paragraph %2</source>
        <translation>%1 in Absatz %2</translation>
    </message>
    <message>
        <source>%1 without a caret</source>
        <translation>%1 ohne Schreibmarke</translation>
    </message>
    <message>
        <source>Nobody else is here.</source>
        <translation>Sonst ist niemand da.</translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>und %Ln weitere Person</numerusform>
            <numerusform>und %Ln weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 says in the chat: %2</source>
        <translation>%1 sagt im Chat: %2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s) in the chat.</source>
        <translation>
            <numerusform>%Ln Nachricht im Chat.</numerusform>
            <numerusform>%Ln Nachrichten im Chat.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>syngraph::AvatarRow</name>
    <message>
        <source>People here</source>
        <translation>Wer hier ist</translation>
    </message>
    <message numerus="yes">
        <source>%Ln more person(s)</source>
        <translation>
            <numerusform>%Ln weitere Person</numerusform>
            <numerusform>%Ln weitere Personen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>syngraph::ChatDock</name>
    <message>
        <source>Chat</source>
        <translation>Chat</translation>
    </message>
    <message>
        <source>Hide the chat</source>
        <translation>Chat ausblenden</translation>
    </message>
    <message numerus="yes">
        <source>Chat, %Ln unread</source>
        <translation>
            <numerusform>Chat, %Ln ungelesen</numerusform>
            <numerusform>Chat, %Ln ungelesen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Chat, %Ln message(s) not sent</source>
        <translation>
            <numerusform>Chat, %Ln Nachricht nicht gesendet</numerusform>
            <numerusform>Chat, %Ln Nachrichten nicht gesendet</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>syngraph::ChatInput</name>
    <message>
        <source>Write a message</source>
        <translation>Nachricht schreiben</translation>
    </message>
    <message>
        <source>Message to everybody here</source>
        <translation>Nachricht an alle hier</translation>
    </message>
    <message>
        <source>Return sends, Shift+Return begins a new line.</source>
        <translation>Eingabe sendet, Umschalt+Eingabe beginnt eine neue Zeile.</translation>
    </message>
</context>
<context>
    <name>syngraph::ChatLog</name>
    <message>
        <source>Not sent: this link only allows to read.</source>
        <translation>Nicht gesendet: Dieser Link erlaubt nur das Lesen.</translation>
    </message>
    <message>
        <source>Not sent: the server did not take it.</source>
        <translation>Nicht gesendet: Der Server hat es nicht angenommen.</translation>
    </message>
    <message>
        <source>Chat messages</source>
        <translation>Nachrichten im Chat</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Heute</translation>
    </message>
    <message>
        <source>(you)</source>
        <translation>(ich)</translation>
    </message>
    <message>
        <source>Waiting to be sent</source>
        <translation>Wartet auf das Senden</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>Muted: %1</source>
        <translation>Stumm: %1</translation>
    </message>
    <message>
        <source>Show again</source>
        <translation>Wieder zeigen</translation>
    </message>
    <message>
        <source>Open link</source>
        <translation>Link öffnen</translation>
    </message>
    <message>
        <source>Copy link</source>
        <translation>Link kopieren</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>Alles auswählen</translation>
    </message>
    <message>
        <source>Mute %1</source>
        <translation>%1 stumm schalten</translation>
    </message>
    <message>
        <source>Not sent: there is no way to the document.</source>
        <translation>Nicht gesendet: Es gibt keinen Weg zum Dokument.</translation>
    </message>
    <message>
        <source>Not sent: this server has no chat.</source>
        <translation>Nicht gesendet: Dieser Server hat keinen Chat.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s) not shown</source>
        <translation>
            <numerusform>%Ln Nachricht nicht gezeigt</numerusform>
            <numerusform>%Ln Nachrichten nicht gezeigt</numerusform>
        </translation>
    </message>
    <message>
        <source>Not sent: the chat is damaged on the server.</source>
        <translation>Nicht gesendet: Der Chat ist auf dem Server beschädigt.</translation>
    </message>
</context>
<context>
    <name>syngraph::ChatView</name>
    <message>
        <source>Send</source>
        <translation>Senden</translation>
    </message>
    <message>
        <source>Share this document, and talk here with everybody who writes in it.</source>
        <translation>Dieses Dokument teilen und hier mit allen reden, die daran schreiben.</translation>
    </message>
    <message>
        <source>This server has no chat: it is of an older Syngraph.</source>
        <translation>Dieser Server hat keinen Chat: Er ist von einem älteren Syngraph.</translation>
    </message>
    <message>
        <source>What was said here appears as soon as the server is reached. What you write until then is kept and sent then.</source>
        <translation>Was hier gesagt wurde, erscheint, sobald der Server erreicht ist. Was bis dahin geschrieben wird, bleibt erhalten und wird dann gesendet.</translation>
    </message>
    <message>
        <source>Nothing was said here yet.

What is said stays with the document, for everybody who has its link; the newest %1 messages are kept.</source>
        <translation>Hier wurde noch nichts gesagt.

Was gesagt wird, bleibt beim Dokument, für alle, die den Link haben; die neuesten %1 Nachrichten werden aufbewahrt.</translation>
    </message>
    <message>
        <source>With this link you can read the chat, but not write in it.</source>
        <translation>Mit diesem Link lässt sich der Chat lesen, aber nichts darin schreiben.</translation>
    </message>
    <message>
        <source>Too many messages wait for the server already.</source>
        <translation>Es warten schon zu viele Nachrichten auf den Server.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln character(s) too long for one message.</source>
        <translation>
            <numerusform>%Ln Zeichen zu lang für eine Nachricht.</numerusform>
            <numerusform>%Ln Zeichen zu lang für eine Nachricht.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln character(s) left.</source>
        <translation>
            <numerusform>Noch %Ln Zeichen.</numerusform>
            <numerusform>Noch %Ln Zeichen.</numerusform>
        </translation>
    </message>
    <message>
        <source>The server cannot read the chat of this document at the moment.</source>
        <translation>Der Server kann den Chat dieses Dokuments gerade nicht lesen.</translation>
    </message>
    <message>
        <source>There is no way to this document any more, so nothing can be said here.</source>
        <translation>Es gibt keinen Weg mehr zu diesem Dokument; hier kann nichts mehr gesagt werden.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s) not sent.</source>
        <translation>
            <numerusform>%Ln Nachricht nicht gesendet.</numerusform>
            <numerusform>%Ln Nachrichten nicht gesendet.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln new below</source>
        <translation>
            <numerusform>%Ln neue darunter</numerusform>
            <numerusform>%Ln neue darunter</numerusform>
        </translation>
    </message>
    <message>
        <source>The chat of this document is damaged on the server. Nothing can be said here until its operator has removed it.</source>
        <translation>Der Chat dieses Dokuments ist auf dem Server beschädigt. Hier lässt sich nichts sagen, bis der Betreiber ihn entfernt hat.</translation>
    </message>
</context>
<context>
    <name>syngraph::ClosePrompt</name>
    <message>
        <source>Wait</source>
        <translation>Warten</translation>
    </message>
    <message>
        <source>Save a copy…</source>
        <translation>Kopie speichern…</translation>
    </message>
    <message>
        <source>Quit anyway</source>
        <translation>Trotzdem beenden</translation>
    </message>
    <message>
        <source>Close anyway</source>
        <translation>Trotzdem schließen</translation>
    </message>
    <message>
        <source>“%1” is only in this window.</source>
        <translation>„%1“ gibt es nur in diesem Fenster.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln document(s) are only in this window.</source>
        <translation>
            <numerusform>%Ln Dokument gibt es nur in diesem Fenster.</numerusform>
            <numerusform>%Ln Dokumente gibt es nur in diesem Fenster.</numerusform>
        </translation>
    </message>
    <message>
        <source>Waiting for the server…</source>
        <translation>Warten auf den Server…</translation>
    </message>
    <message>
        <source>The last changes of “%1” are not saved.</source>
        <translation>Die letzten Änderungen an „%1“ sind nicht gespeichert.</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>A message in the chat was begun and not sent.</source>
        <translation>Eine Nachricht im Chat ist begonnen und nicht gesendet.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln chat message(s) not sent: see the chat.</source>
        <translation>
            <numerusform>%Ln Chat-Nachricht ist nicht gesendet: siehe Chat.</numerusform>
            <numerusform>%Ln Chat-Nachrichten sind nicht gesendet: siehe Chat.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln document(s) are being saved.</source>
        <translation>
            <numerusform>%Ln Dokument wird gespeichert.</numerusform>
            <numerusform>%Ln Dokumente werden gespeichert.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>syngraph::ColorPopover</name>
    <message>
        <source>Automatic</source>
        <translation>Automatisch</translation>
    </message>
    <message>
        <source>The colour that the page has for text</source>
        <translation>Die Farbe, die Text auf der Seite ohnehin hat</translation>
    </message>
    <message>
        <source>Text colour</source>
        <translation>Textfarbe</translation>
    </message>
    <message>
        <source>Highlight</source>
        <translation>Hervorhebung</translation>
    </message>
</context>
<context>
    <name>syngraph::ConnectionBanner</name>
    <message>
        <source>Retry now</source>
        <translation>Jetzt neu versuchen</translation>
    </message>
    <message>
        <source>Work offline</source>
        <translation>Offline arbeiten</translation>
    </message>
    <message>
        <source>Go online</source>
        <translation>Wieder verbinden</translation>
    </message>
    <message>
        <source>Save a copy…</source>
        <translation>Kopie speichern…</translation>
    </message>
    <message>
        <source>Copy text</source>
        <translation>Text kopieren</translation>
    </message>
    <message>
        <source>Host again</source>
        <translation>Wieder bereitstellen</translation>
    </message>
</context>
<context>
    <name>syngraph::ConnectionPill</name>
    <message>
        <source>Connection: %1</source>
        <translation>Verbindung: %1</translation>
    </message>
</context>
<context>
    <name>syngraph::ConnectionWords</name>
    <message>
        <source>Update needed</source>
        <translation>Update nötig</translation>
    </message>
    <message>
        <source>%1 came together with %2.</source>
        <translation>%1 und die %2 sind zusammengeführt.</translation>
    </message>
    <message>
        <source>While you were away: %1.</source>
        <translation>Während Sie weg waren: %1.</translation>
    </message>
    <message>
        <source>The server has not taken your edits for %1.</source>
        <translation>Der Server nimmt Ihre Änderungen seit %1 nicht an.</translation>
    </message>
    <message>
        <source>The server is out of space; your edits go there as soon as it has some.</source>
        <translation>Der Server hat keinen Platz mehr; Ihre Änderungen gehen hin, sobald er welchen hat.</translation>
    </message>
    <message>
        <source>Not saved</source>
        <translation>Nicht gespeichert</translation>
    </message>
    <message>
        <source>Server is full</source>
        <translation>Server ist voll</translation>
    </message>
    <message>
        <source>This document was made view-only for you.</source>
        <translation>Sie dürfen dieses Dokument nur noch lesen.</translation>
    </message>
    <message>
        <source>Kept on this computer</source>
        <translation>Auf diesem Rechner aufgehoben</translation>
    </message>
    <message numerus="yes">
        <source>%Ln change(s)</source>
        <translation>
            <numerusform>%Ln Änderung</numerusform>
            <numerusform>%Ln Änderungen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>by %Ln people</source>
        <translation>
            <numerusform>von %Ln Person</numerusform>
            <numerusform>von %Ln Personen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln other(s)</source>
        <translation>
            <numerusform>%Ln anderen</numerusform>
            <numerusform>%Ln anderen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Your %Ln edit(s)</source>
        <translation>
            <numerusform>Ihre %Ln Änderung</numerusform>
            <numerusform>Ihre %Ln Änderungen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Saving %Ln edit(s)…</source>
        <translation>
            <numerusform>%Ln Änderung wird gespeichert…</numerusform>
            <numerusform>%Ln Änderungen werden gespeichert…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln edit(s) only in this window</source>
        <translation>
            <numerusform>%Ln Änderung nur in diesem Fenster</numerusform>
            <numerusform>%Ln Änderungen nur in diesem Fenster</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln edit(s) kept on this computer</source>
        <translation>
            <numerusform>%Ln Änderung auf diesem Rechner</numerusform>
            <numerusform>%Ln Änderungen auf diesem Rechner</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln edit(s) are only in this window.</source>
        <translation>
            <numerusform>%Ln Änderung ist nur in diesem Fenster.</numerusform>
            <numerusform>%Ln Änderungen sind nur in diesem Fenster.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln edit(s) are kept on this computer.</source>
        <translation>
            <numerusform>%Ln Änderung ist auf diesem Rechner aufgehoben.</numerusform>
            <numerusform>%Ln Änderungen sind auf diesem Rechner aufgehoben.</numerusform>
        </translation>
    </message>
    <message>
        <source>All changes saved</source>
        <translation>Alles gespeichert</translation>
    </message>
    <message numerus="yes">
        <source>%Ln edit(s) waiting</source>
        <translation>
            <numerusform>%Ln Änderung wartet</numerusform>
            <numerusform>%Ln Änderungen warten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln edit(s) are not confirmed by the server.</source>
        <translation>
            <numerusform>%Ln Änderung ist vom Server nicht bestätigt.</numerusform>
            <numerusform>%Ln Änderungen sind vom Server nicht bestätigt.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>Next try in %1 s.</source>
        <translation>Nächster Versuch in %1 s.</translation>
    </message>
    <message>
        <source>Trying now.</source>
        <translation>Neuer Versuch läuft.</translation>
    </message>
    <message>
        <source>Local</source>
        <translation>Lokal</translation>
    </message>
    <message>
        <source>Only in this window</source>
        <translation>Nur in diesem Fenster</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>Offline</translation>
    </message>
    <message>
        <source>You are working offline.</source>
        <translation>Es wird offline gearbeitet.</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>Verbinden…</translation>
    </message>
    <message>
        <source>Still connecting…</source>
        <translation>Die Verbindung wird noch aufgebaut…</translation>
    </message>
    <message>
        <source>Catching up…</source>
        <translation>Aufholen…</translation>
    </message>
    <message>
        <source>Catching up with what the others wrote.</source>
        <translation>Was die anderen geschrieben haben, wird nachgeholt.</translation>
    </message>
    <message>
        <source>Slow</source>
        <translation>Langsam</translation>
    </message>
    <message>
        <source>View only</source>
        <translation>Nur lesen</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>Live</translation>
    </message>
    <message>
        <source>No answer</source>
        <translation>Keine Antwort</translation>
    </message>
    <message>
        <source>Connection lost.</source>
        <translation>Verbindung verloren.</translation>
    </message>
    <message>
        <source>The server cannot be reached.</source>
        <translation>Der Server ist nicht erreichbar.</translation>
    </message>
    <message>
        <source>The server&apos;s address was not found. Is this computer online?</source>
        <translation>Die Adresse des Servers wurde nicht gefunden. Ist dieser Computer online?</translation>
    </message>
    <message>
        <source>No server takes connections at this address.</source>
        <translation>Unter dieser Adresse nimmt kein Server Verbindungen an.</translation>
    </message>
    <message>
        <source>No secure connection could be made: the server&apos;s certificate or encryption does not fit.</source>
        <translation>Keine sichere Verbindung möglich: Zertifikat oder Verschlüsselung des Servers passen nicht.</translation>
    </message>
    <message>
        <source>Something in front of the server answered in its place (HTTP %1). A network that wants you to sign in does that.</source>
        <translation>Etwas vor dem Server hat an seiner Stelle geantwortet (HTTP %1). Das tun Netze, die eine Anmeldung verlangen.</translation>
    </message>
    <message>
        <source>The server is busy and asks to wait.</source>
        <translation>Der Server ist ausgelastet und bittet um Geduld.</translation>
    </message>
    <message>
        <source>The server is out of space.</source>
        <translation>Der Server hat keinen Speicherplatz mehr.</translation>
    </message>
    <message>
        <source>The server made a mistake with this document.</source>
        <translation>Dem Server ist bei diesem Dokument ein Fehler unterlaufen.</translation>
    </message>
    <message>
        <source>Damaged</source>
        <translation>Beschädigt</translation>
    </message>
    <message>
        <source>This document is damaged on the server and is not served until its operator has brought it back from a backup.</source>
        <translation>Dieses Dokument ist auf dem Server beschädigt und nicht verfügbar, bis der Betreiber es aus einer Sicherung zurückgeholt hat.</translation>
    </message>
    <message>
        <source>Reconnecting…</source>
        <translation>Neu verbinden…</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>Nicht verbunden</translation>
    </message>
    <message>
        <source>You can keep typing.</source>
        <translation>Weiterschreiben ist möglich.</translation>
    </message>
    <message>
        <source>Restarting</source>
        <translation>Neustart</translation>
    </message>
    <message>
        <source>The server restarts; the connection comes back by itself.</source>
        <translation>Der Server startet neu; die Verbindung kommt von selbst zurück.</translation>
    </message>
    <message>
        <source>This link does not work any more: it expired or was withdrawn. Ask for a new one.</source>
        <translation>Dieser Link gilt nicht mehr: Er ist abgelaufen oder wurde zurückgezogen. Bitte einen neuen erfragen.</translation>
    </message>
    <message>
        <source>This document is not on the server any more.</source>
        <translation>Dieses Dokument ist nicht mehr auf dem Server.</translation>
    </message>
    <message>
        <source>The server speaks another version. Update Syngraph to go on.</source>
        <translation>Der Server spricht eine andere Version. Zum Weiterarbeiten Syngraph aktualisieren.</translation>
    </message>
    <message>
        <source>This document was opened again elsewhere in your name.</source>
        <translation>Dieses Dokument wurde unter demselben Namen anderswo noch einmal geöffnet.</translation>
    </message>
    <message>
        <source>Stopped: the server is not the one that this link was made for. Neither your text nor the key in the link was sent to it.</source>
        <translation>Angehalten: Der Server ist nicht der, für den dieser Link gemacht wurde. Weder Text noch der Schlüssel im Link wurden an ihn gesendet.</translation>
    </message>
    <message>
        <source>The server refuses this connection.</source>
        <translation>Der Server lehnt diese Verbindung ab.</translation>
    </message>
    <message>
        <source>Syngraph made a mistake in this document and stopped working on it. What was on the screen is in a tab of its own.</source>
        <translation>Syngraph hat in diesem Dokument einen Fehler gemacht und arbeitet nicht weiter daran. Was auf dem Bildschirm stand, ist in einem eigenen Tab.</translation>
    </message>
    <message>
        <source>The connection was stopped.</source>
        <translation>Die Verbindung wurde angehalten.</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Angehalten</translation>
    </message>
    <message numerus="yes">
        <source>%Ln edit(s) not sent</source>
        <translation>
            <numerusform>%Ln Änderung nicht gesendet</numerusform>
            <numerusform>%Ln Änderungen nicht gesendet</numerusform>
        </translation>
    </message>
    <message>
        <source>This document has not been loaded yet.</source>
        <translation>Dieses Dokument wurde noch nicht geladen.</translation>
    </message>
    <message>
        <source>The server does not answer.</source>
        <translation>Der Server antwortet nicht.</translation>
    </message>
    <message>
        <source>This computer does not know the server&apos;s certificate. Nothing was sent to it. Use the whole link, with everything behind #.</source>
        <translation>Dieser Rechner kennt das Zertifikat des Servers nicht. Es wurde nichts an ihn gesendet. Bitte den ganzen Link verwenden, mit allem hinter #.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln chat message(s) are not sent.</source>
        <translation>
            <numerusform>%Ln Nachricht im Chat ist nicht gesendet.</numerusform>
            <numerusform>%Ln Nachrichten im Chat sind nicht gesendet.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s) waiting</source>
        <translation>
            <numerusform>%Ln Nachricht wartet</numerusform>
            <numerusform>%Ln Nachrichten warten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s) not sent</source>
        <translation>
            <numerusform>%Ln Nachricht nicht gesendet</numerusform>
            <numerusform>%Ln Nachrichten nicht gesendet</numerusform>
        </translation>
    </message>
    <message>
        <source>The server can read revision %1, and you see a newer one: keep it.</source>
        <translation>Der Server kann Revision %1 lesen, und hier ist eine neuere zu sehen: Sie sollte behalten werden.</translation>
    </message>
    <message>
        <source>You see the state of revision %1.</source>
        <translation>Zu sehen ist der Stand von Revision %1.</translation>
    </message>
    <message>
        <source>Your edits stay with you until it is mended.</source>
        <translation>Eigene Änderungen bleiben hier, bis es wiederhergestellt ist.</translation>
    </message>
    <message>
        <source>This document was changed while you were away.</source>
        <translation>Dieses Dokument wurde während der Abwesenheit geändert.</translation>
    </message>
    <message>
        <source>This document is damaged on the server, as its log says.</source>
        <translation>Dieses Dokument ist auf dem Server beschädigt, wie dessen Protokoll sagt.</translation>
    </message>
    <message>
        <source>The server can read revision %1, and you see your own copy: keep it.</source>
        <translation>Der Server kann Revision %1 lesen, und hier ist die eigene Fassung zu sehen: Sie sollte behalten werden.</translation>
    </message>
    <message>
        <source>Its key: %1. The link&apos;s: %2.</source>
        <translation>Sein Schlüssel: %1. Der des Links: %2.</translation>
    </message>
    <message>
        <source>This document is kept by this computer, which is not hosting now.</source>
        <translation>Dieses Dokument liegt auf diesem Rechner, der gerade nichts bereitstellt.</translation>
    </message>
</context>
<context>
    <name>syngraph::DocumentActions</name>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Wiederherstellen</translation>
    </message>
    <message>
        <source>Cu&amp;t</source>
        <translation>A&amp;usschneiden</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>&amp;Einfügen</translation>
    </message>
    <message>
        <source>Paste without f&amp;ormat</source>
        <translation>Einfügen &amp;ohne Format</translation>
    </message>
    <message>
        <source>Select &amp;all</source>
        <translation>&amp;Alles auswählen</translation>
    </message>
    <message>
        <source>&amp;Bold</source>
        <translation>&amp;Fett</translation>
    </message>
    <message>
        <source>&amp;Italic</source>
        <translation>&amp;Kursiv</translation>
    </message>
    <message>
        <source>&amp;Underline</source>
        <translation>&amp;Unterstrichen</translation>
    </message>
    <message>
        <source>&amp;Strike through</source>
        <translation>&amp;Durchgestrichen</translation>
    </message>
    <message>
        <source>&amp;Code</source>
        <translation>&amp;Code</translation>
    </message>
    <message>
        <source>&amp;Link…</source>
        <translation>&amp;Link…</translation>
    </message>
    <message>
        <source>Clear &amp;format</source>
        <translation>F&amp;ormat entfernen</translation>
    </message>
    <message>
        <source>&amp;Text</source>
        <translation>&amp;Text</translation>
    </message>
    <message>
        <source>Heading &amp;1</source>
        <translation>Überschrift &amp;1</translation>
    </message>
    <message>
        <source>Heading &amp;2</source>
        <translation>Überschrift &amp;2</translation>
    </message>
    <message>
        <source>Heading &amp;3</source>
        <translation>Überschrift &amp;3</translation>
    </message>
    <message>
        <source>Heading &amp;4</source>
        <translation>Überschrift &amp;4</translation>
    </message>
    <message>
        <source>Heading &amp;5</source>
        <translation>Überschrift &amp;5</translation>
    </message>
    <message>
        <source>Heading &amp;6</source>
        <translation>Überschrift &amp;6</translation>
    </message>
    <message>
        <source>&amp;Bulleted list</source>
        <translation>&amp;Aufzählung</translation>
    </message>
    <message>
        <source>&amp;Numbered list</source>
        <translation>&amp;Nummerierte Liste</translation>
    </message>
    <message>
        <source>C&amp;heck list</source>
        <translation>C&amp;heckliste</translation>
    </message>
    <message>
        <source>&amp;Quote</source>
        <translation>&amp;Zitat</translation>
    </message>
    <message>
        <source>Co&amp;de block</source>
        <translation>Code&amp;block</translation>
    </message>
    <message>
        <source>Zoom &amp;in</source>
        <translation>Ver&amp;größern</translation>
    </message>
    <message>
        <source>Zoom &amp;out</source>
        <translation>Ver&amp;kleinern</translation>
    </message>
    <message>
        <source>&amp;Actual size</source>
        <translation>&amp;Originalgröße</translation>
    </message>
    <message>
        <source>&amp;Find…</source>
        <translation>&amp;Suchen…</translation>
    </message>
    <message>
        <source>Text colou&amp;r…</source>
        <translation>Textfa&amp;rbe…</translation>
    </message>
    <message>
        <source>Hi&amp;ghlight…</source>
        <translation>Hervorhebun&amp;g…</translation>
    </message>
    <message>
        <source>Align &amp;left</source>
        <translation>&amp;Linksbündig</translation>
    </message>
    <message>
        <source>&amp;Centre</source>
        <translation>&amp;Zentriert</translation>
    </message>
    <message>
        <source>Align &amp;right</source>
        <translation>&amp;Rechtsbündig</translation>
    </message>
    <message>
        <source>&amp;Justify</source>
        <translation>&amp;Blocksatz</translation>
    </message>
    <message>
        <source>&amp;Indent more</source>
        <translation>E&amp;inzug vergrößern</translation>
    </message>
    <message>
        <source>I&amp;ndent less</source>
        <translation>Ei&amp;nzug verkleinern</translation>
    </message>
    <message>
        <source>Tic&amp;k off</source>
        <translation>Ab&amp;haken</translation>
    </message>
    <message>
        <source>&amp;Horizontal line</source>
        <translation>&amp;Waagerechte Linie</translation>
    </message>
    <message>
        <source>I&amp;mage…</source>
        <translation>&amp;Bild…</translation>
    </message>
</context>
<context>
    <name>syngraph::DocumentOverlays</name>
    <message>
        <source>You wrote this.</source>
        <translation>Das ist selbst geschrieben.</translation>
    </message>
    <message>
        <source>It is not known who wrote this.</source>
        <translation>Wer das geschrieben hat, ist nicht bekannt.</translation>
    </message>
    <message>
        <source>%1 wrote this.</source>
        <translation>Das hat %1 geschrieben.</translation>
    </message>
    <message>
        <source>Somebody wrote this who is not here now.</source>
        <translation>Das hat jemand geschrieben, der gerade nicht da ist.</translation>
    </message>
</context>
<context>
    <name>syngraph::DocumentTab</name>
    <message>
        <source>Not all of it could be read.</source>
        <translation>Nicht alles davon war lesbar.</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>Insert into the document</source>
        <translation>Ins Dokument einfügen</translation>
    </message>
    <message>
        <source>Copy what I wrote</source>
        <translation>Kopieren, was ich schrieb</translation>
    </message>
    <message>
        <source>Nothing was changed while you were away.</source>
        <translation>Während Sie weg waren, wurde nichts geändert.</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Ansehen</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>Dokument</translation>
    </message>
    <message>
        <source>Link copied. Send it to whoever should write with you.</source>
        <translation>Link kopiert. An alle senden, die mitschreiben sollen.</translation>
    </message>
    <message>
        <source>Untitled</source>
        <translation>Ohne Titel</translation>
    </message>
    <message>
        <source>The text of the whole document was copied.</source>
        <translation>Der Text des ganzen Dokuments wurde kopiert.</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>A copy was saved as %1</source>
        <translation>Eine Kopie wurde als %1 gespeichert</translation>
    </message>
    <message>
        <source>The copy could not be saved as %1: %2</source>
        <translation>Die Kopie konnte nicht als %1 gespeichert werden: %2</translation>
    </message>
    <message>
        <source>Save a copy</source>
        <translation>Kopie speichern</translation>
    </message>
    <message>
        <source>Markdown (*.md)</source>
        <translation>Markdown (*.md)</translation>
    </message>
    <message>
        <source>Web page (*.html)</source>
        <translation>Webseite (*.html)</translation>
    </message>
    <message>
        <source>Plain text (*.txt)</source>
        <translation>Reiner Text (*.txt)</translation>
    </message>
    <message>
        <source>Write to %1?</source>
        <translation>An %1 schreiben?</translation>
    </message>
    <message>
        <source>Open a page of %1?</source>
        <translation>Eine Seite von %1 öffnen?</translation>
    </message>
    <message>
        <source>%1 exists already.</source>
        <translation>%1 gibt es schon.</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Ersetzen</translation>
    </message>
    <message>
        <source>Operations (*.json)</source>
        <translation>Operationen (*.json)</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Aufhören</translation>
    </message>
    <message>
        <source>Save a copy…</source>
        <translation>Kopie speichern…</translation>
    </message>
    <message>
        <source>Following %1 until you type or scroll.</source>
        <translation>%1 wird gefolgt, bis hier geschrieben oder gerollt wird.</translation>
    </message>
    <message>
        <source>Syngraph document (*.syngraph)</source>
        <translation>Syngraph-Dokument (*.syngraph)</translation>
    </message>
    <message>
        <source>OpenDocument text (*.odt)</source>
        <translation>OpenDocument-Text (*.odt)</translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation>PDF (*.pdf)</translation>
    </message>
    <message>
        <source>Only a .syngraph file has everything.</source>
        <translation>Nur eine .syngraph-Datei enthält alles.</translation>
    </message>
    <message>
        <source>%1 has no caret in the text yet.</source>
        <translation>%1 hat noch keine Schreibmarke im Text.</translation>
    </message>
    <message>
        <source>Nobody else has a caret in the text.</source>
        <translation>Niemand sonst hat eine Schreibmarke im Text.</translation>
    </message>
    <message>
        <source>That is too much to be pasted with its formats: the text alone is there.</source>
        <translation>Das ist zu viel, um es mit seinen Formaten einzufügen: Nur der Text ist da.</translation>
    </message>
    <message>
        <source>Not all of it could be pasted. %1</source>
        <translation>Nicht alles konnte eingefügt werden. %1</translation>
    </message>
    <message>
        <source>The links of this document can be managed from here now.</source>
        <translation>Die Links dieses Dokuments lassen sich jetzt von hier aus verwalten.</translation>
    </message>
    <message>
        <source>The server refused the owner&apos;s link of this document: its links are not managed from here for now.</source>
        <translation>Der Server hat den Link zum Verwalten dieses Dokuments abgelehnt: Seine Links werden vorerst nicht von hier aus verwaltet.</translation>
    </message>
    <message>
        <source>The document was not printed.</source>
        <translation>Das Dokument wurde nicht gedruckt.</translation>
    </message>
    <message>
        <source>Printed to %1.</source>
        <translation>In %1 gedruckt.</translation>
    </message>
    <message>
        <source>Sent to the printer %1.</source>
        <translation>An den Drucker %1 geschickt.</translation>
    </message>
    <message>
        <source>Printing…</source>
        <translation>Wird gedruckt …</translation>
    </message>
</context>
<context>
    <name>syngraph::EditWords</name>
    <message>
        <source>This text has characters that a document cannot hold.</source>
        <translation>In diesem Text sind Zeichen, die ein Dokument nicht aufnehmen kann.</translation>
    </message>
    <message>
        <source>This paragraph is full. Start a new one.</source>
        <translation>Dieser Absatz ist voll. Bitte einen neuen beginnen.</translation>
    </message>
    <message>
        <source>The document is full.</source>
        <translation>Das Dokument ist voll.</translation>
    </message>
    <message>
        <source>The document has as many paragraphs as it can.</source>
        <translation>Mehr Absätze kann das Dokument nicht aufnehmen.</translation>
    </message>
    <message>
        <source>This is too much to paste at once.</source>
        <translation>Das ist zu viel, um es auf einmal einzufügen.</translation>
    </message>
    <message>
        <source>What was copied is damaged.</source>
        <translation>Das Kopierte ist beschädigt.</translation>
    </message>
    <message>
        <source>Links may lead to web pages, e-mail addresses and shared documents.</source>
        <translation>Links dürfen auf Webseiten, E-Mail-Adressen und geteilte Dokumente führen.</translation>
    </message>
    <message>
        <source>This cannot be put into the document.</source>
        <translation>Das lässt sich nicht in das Dokument einfügen.</translation>
    </message>
    <message>
        <source>You may not edit the shared document any more. This is what you had on the screen; your last edits are not in the document.</source>
        <translation>Das geteilte Dokument darf nicht mehr bearbeitet werden. Dies ist, was zuletzt zu sehen war; die letzten Änderungen stehen nicht im Dokument.</translation>
    </message>
    <message>
        <source>The shared document is full. This is what you had on the screen; your last edits are not in the document.</source>
        <translation>Das geteilte Dokument ist voll. Dies ist, was zuletzt zu sehen war; die letzten Änderungen stehen nicht im Dokument.</translation>
    </message>
    <message>
        <source>The server&apos;s document was replaced meanwhile. This is what you had on the screen; your last edits are not in the document.</source>
        <translation>Das Dokument des Servers wurde inzwischen ersetzt. Dies ist, was zuletzt zu sehen war; die letzten Änderungen stehen nicht im Dokument.</translation>
    </message>
    <message>
        <source>The server did not take your last edits. This is what you had on the screen; they are not in the document.</source>
        <translation>Der Server hat die letzten Änderungen nicht angenommen. Dies ist, was zuletzt zu sehen war; sie stehen nicht im Dokument.</translation>
    </message>
    <message>
        <source>The server&apos;s document is not the one that was on your screen. This is what you had there.</source>
        <translation>Das Dokument des Servers ist nicht das, was zu sehen war. Dies war zu sehen.</translation>
    </message>
    <message>
        <source>The document has as many links and formats as it can.</source>
        <translation>Mehr Links und Formate kann das Dokument nicht aufnehmen.</translation>
    </message>
    <message>
        <source>A step that cannot be undone or redone any more was left out.</source>
        <translation>Ein Schritt, der sich nicht mehr zurücknehmen oder wiederholen lässt, wurde ausgelassen.</translation>
    </message>
</context>
<context>
    <name>syngraph::FiguresPopover</name>
    <message>
        <source>Length of the text</source>
        <translation>Länge des Textes</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>Dokument</translation>
    </message>
    <message>
        <source>Selection</source>
        <translation>Auswahl</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>Wörter</translation>
    </message>
    <message>
        <source>Characters</source>
        <translation>Zeichen</translation>
    </message>
    <message>
        <source>Paragraphs</source>
        <translation>Absätze</translation>
    </message>
</context>
<context>
    <name>syngraph::FileCommands</name>
    <message>
        <source>Documents (*.syngraph *.odt *.md *.markdown *.html *.htm *.txt)</source>
        <translation>Dokumente (*.syngraph *.odt *.md *.markdown *.html *.htm *.txt)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Only files of this computer can be opened.</source>
        <translation>Nur Dateien dieses Rechners lassen sich öffnen.</translation>
    </message>
    <message numerus="yes">
        <source>At most %Ln file(s) can be opened at once.</source>
        <translation>
            <numerusform>Höchstens %Ln Datei lässt sich auf einmal öffnen.</numerusform>
            <numerusform>Höchstens %Ln Dateien lassen sich auf einmal öffnen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing to save: the server has everything.</source>
        <translation>Nichts zu speichern: Der Server hat alles.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln edit(s) are kept here and go to the server by themselves.</source>
        <translation>
            <numerusform>%Ln Änderung ist hier aufgehoben und geht von selbst zum Server.</numerusform>
            <numerusform>%Ln Änderungen sind hier aufgehoben und gehen von selbst zum Server.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 was changed by another program.</source>
        <translation>%1 wurde von einem anderen Programm geändert.</translation>
    </message>
    <message>
        <source>Saving takes out of %1 what is not here. %2</source>
        <translation>Beim Speichern verliert %1, was hier fehlt. %2</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Ersetzen</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>Speichern unter…</translation>
    </message>
    <message>
        <source>Save as</source>
        <translation>Speichern unter</translation>
    </message>
    <message>
        <source>%1 could not be saved: %2</source>
        <translation>%1 ließ sich nicht speichern: %2</translation>
    </message>
    <message>
        <source>Saved as %1</source>
        <translation>Gespeichert als %1</translation>
    </message>
    <message>
        <source>Saved as %1, without the formats: it is plain text.</source>
        <translation>Gespeichert als %1, ohne die Formate: Es ist reiner Text.</translation>
    </message>
    <message>
        <source>Saving %1…</source>
        <translation>%1 wird gespeichert…</translation>
    </message>
</context>
<context>
    <name>syngraph::FindBar</name>
    <message>
        <source>Replace</source>
        <translation>Ersetzen</translation>
    </message>
    <message>
        <source>Replace all</source>
        <translation>Alle ersetzen</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Previous (Shift+F3)</source>
        <translation>Vorherige (Umschalt+F3)</translation>
    </message>
    <message>
        <source>Next (F3)</source>
        <translation>Nächste (F3)</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>Schließen (Esc)</translation>
    </message>
    <message>
        <source>Match case</source>
        <translation>Groß- und Kleinschreibung beachten</translation>
    </message>
    <message>
        <source>Word</source>
        <translation>Wort</translation>
    </message>
    <message>
        <source>Whole words</source>
        <translation>Ganze Wörter</translation>
    </message>
    <message>
        <source>Regular expression</source>
        <translation>Regulärer Ausdruck</translation>
    </message>
    <message>
        <source>Replace with</source>
        <translation>Ersetzen durch</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>Nichts gefunden</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>%1 found</source>
        <translation>%1 gefunden</translation>
    </message>
    <message>
        <source>Not a regular expression</source>
        <translation>Kein regulärer Ausdruck</translation>
    </message>
    <message>
        <source>This expression takes too long</source>
        <translation>Dieser Ausdruck dauert zu lange</translation>
    </message>
    <message numerus="yes">
        <source>%Ln replaced</source>
        <translation>
            <numerusform>%Ln ersetzt</numerusform>
            <numerusform>%Ln ersetzt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Replacing… %Ln so far. Esc stops.</source>
        <translation>
            <numerusform>Ersetzen… bisher %Ln. Esc hält an.</numerusform>
            <numerusform>Ersetzen… bisher %Ln. Esc hält an.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>syngraph::FormatToolbar</name>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>Kind of paragraph</source>
        <translation>Art des Absatzes</translation>
    </message>
    <message>
        <source>Kind of paragraph: %1</source>
        <translation>Art des Absatzes: %1</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>Teilen</translation>
    </message>
    <message>
        <source>More tools</source>
        <translation>Weitere Werkzeuge</translation>
    </message>
    <message>
        <source>Alignment: %1</source>
        <translation>Ausrichtung: %1</translation>
    </message>
    <message>
        <source>Alignment</source>
        <translation>Ausrichtung</translation>
    </message>
</context>
<context>
    <name>syngraph::Gathering</name>
    <message>
        <source>Go there</source>
        <translation>Dorthin gehen</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Nicht jetzt</translation>
    </message>
    <message>
        <source>You are not connected: nobody can be asked.</source>
        <translation>Keine Verbindung: Es kann niemand gebeten werden.</translation>
    </message>
    <message>
        <source>Only who may edit can ask the others to come.</source>
        <translation>Nur wer bearbeiten darf, kann die anderen herbitten.</translation>
    </message>
    <message>
        <source>This server is of an older Syngraph and cannot ask the others.</source>
        <translation>Dieser Server ist von einem älteren Syngraph und kann die anderen nicht bitten.</translation>
    </message>
    <message>
        <source>Nobody else is here.</source>
        <translation>Sonst ist niemand da.</translation>
    </message>
    <message>
        <source>You have just asked. Give them a moment.</source>
        <translation>Eben erst gefragt. Das braucht einen Moment.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln other(s) were asked to come here.</source>
        <translation>
            <numerusform>%Ln andere Person wurde hergebeten.</numerusform>
            <numerusform>%Ln andere wurden hergebeten.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 asks everybody to come here.</source>
        <translation>%1 bittet alle, hierher zu kommen.</translation>
    </message>
    <message>
        <source>Mute</source>
        <translation>Stumm schalten</translation>
    </message>
    <message>
        <source>Asking the others to come here…</source>
        <translation>Die anderen werden hergebeten…</translation>
    </message>
    <message>
        <source>The others could not be asked: the server does not answer.</source>
        <translation>Die anderen konnten nicht hergebeten werden: Der Server antwortet nicht.</translation>
    </message>
    <message>
        <source>The others could not be asked: what you wrote is not on the server yet.</source>
        <translation>Die anderen konnten nicht hergebeten werden: Das Geschriebene ist noch nicht auf dem Server.</translation>
    </message>
    <message>
        <source>This document is damaged on the server: nobody can be asked.</source>
        <translation>Dieses Dokument ist auf dem Server beschädigt: Niemand kann hergebeten werden.</translation>
    </message>
</context>
<context>
    <name>syngraph::GoToPopover</name>
    <message>
        <source>Number of the paragraph</source>
        <translation>Nummer des Absatzes</translation>
    </message>
    <message>
        <source>Go</source>
        <translation>Los</translation>
    </message>
    <message>
        <source>Go to paragraph (1 to %1)</source>
        <translation>Gehe zu Absatz (1 bis %1)</translation>
    </message>
    <message>
        <source>Go to paragraph</source>
        <translation>Zum Absatz</translation>
    </message>
</context>
<context>
    <name>syngraph::HostPopover</name>
    <message>
        <source>The server&apos;s program (syngraph-server) is not installed.</source>
        <translation>Das Programm des Servers (syngraph-server) ist nicht installiert.</translation>
    </message>
    <message>
        <source>This computer is in no network that others could reach it by.</source>
        <translation>Dieser Computer ist in keinem Netz, über das andere ihn erreichen könnten.</translation>
    </message>
    <message>
        <source>Other programs use all the ports that were tried. Try again.</source>
        <translation>Alle versuchten Ports sind von anderen Programmen belegt. Bitte noch einmal versuchen.</translation>
    </message>
    <message>
        <source>The server ended by itself.</source>
        <translation>Der Server hat sich von selbst beendet.</translation>
    </message>
    <message>
        <source>Only for programs on this computer</source>
        <translation>Nur für Programme auf diesem Computer</translation>
    </message>
    <message>
        <source>For everybody in my network who has a link</source>
        <translation>Für alle im eigenen Netz, die einen Link haben</translation>
    </message>
    <message>
        <source>Go on when the window closes</source>
        <translation>Weiterlaufen, wenn das Fenster geschlossen wird</translation>
    </message>
    <message>
        <source>Host on this computer</source>
        <translation>Dieser Computer als Server</translation>
    </message>
    <message>
        <source>Documents that you share are then kept on this computer. Others can work in them while it is on and hosts them.</source>
        <translation>Geteilte Dokumente liegen dann auf diesem Computer. Andere können darin arbeiten, solange er läuft und sie bereithält.</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>Wird gestartet…</translation>
    </message>
    <message>
        <source>This computer is a server at %1.</source>
        <translation>Dieser Computer ist ein Server unter %1.</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Another server has the documents of this computer open. It has to end first.</source>
        <translation>Ein anderer Server hat die Dokumente dieses Computers offen. Er muss zuerst beendet werden.</translation>
    </message>
    <message>
        <source>The server&apos;s folder cannot be written.</source>
        <translation>In den Ordner des Servers kann nicht geschrieben werden.</translation>
    </message>
</context>
<context>
    <name>syngraph::JournalBar</name>
    <message>
        <source>The file with unsent edits was damaged and could not be read; it is kept as %1</source>
        <translation>Die Datei mit ungesendeten Änderungen war beschädigt und nicht lesbar; sie liegt als %1</translation>
    </message>
    <message>
        <source>The file with unsent edits was damaged. What could be read is here; the file is kept as %1</source>
        <translation>Die Datei mit ungesendeten Änderungen war beschädigt. Was lesbar war, ist hier; die Datei liegt als %1</translation>
    </message>
    <message>
        <source>You can go on typing, but until it is sent it is only in this window.</source>
        <translation>Sie können weiterschreiben, aber bis es gesendet ist, steht es nur in diesem Fenster.</translation>
    </message>
    <message>
        <source>The disk reports errors.</source>
        <translation>Die Platte meldet Fehler.</translation>
    </message>
    <message>
        <source>The unsent edits on this computer are of a later Syngraph and were left as they are.</source>
        <translation>Die ungesendeten Änderungen auf diesem Rechner stammen von einem neueren Syngraph und blieben, wie sie sind.</translation>
    </message>
    <message>
        <source>Another Syngraph keeps the unsent edits and does not answer.</source>
        <translation>Ein anderes Syngraph hat die ungesendeten Änderungen und antwortet nicht.</translation>
    </message>
    <message>
        <source>The folder for unsent edits cannot be written.</source>
        <translation>In den Ordner für ungesendete Änderungen kann nicht geschrieben werden.</translation>
    </message>
    <message>
        <source>The disk is full.</source>
        <translation>Die Platte ist voll.</translation>
    </message>
    <message>
        <source>The disk does not answer.</source>
        <translation>Die Platte antwortet nicht.</translation>
    </message>
</context>
<context>
    <name>syngraph::KeyList</name>
    <message>
        <source>, </source>
        <translation>, </translation>
    </message>
    <message>
        <source>No key has to do with that.</source>
        <translation>Keine Taste hat damit zu tun.</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>What do you want to do?</source>
        <translation>Was soll geschehen?</translation>
    </message>
    <message>
        <source>Search in the keyboard shortcuts</source>
        <translation>In den Tastenkürzeln suchen</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>Fenster</translation>
    </message>
    <message>
        <source>While writing</source>
        <translation>Beim Schreiben</translation>
    </message>
    <message>
        <source>A new line in the same paragraph</source>
        <translation>Eine neue Zeile im selben Absatz</translation>
    </message>
    <message>
        <source>A list item one level deeper</source>
        <translation>Ein Listenpunkt eine Ebene tiefer</translation>
    </message>
    <message>
        <source>A list item one level higher</source>
        <translation>Ein Listenpunkt eine Ebene höher</translation>
    </message>
    <message>
        <source>Stop following somebody</source>
        <translation>Jemandem nicht mehr folgen</translation>
    </message>
</context>
<context>
    <name>syngraph::LinkForm</name>
    <message>
        <source>Make and copy</source>
        <translation>Erstellen und kopieren</translation>
    </message>
    <message>
        <source>Can edit</source>
        <translation>Darf schreiben</translation>
    </message>
    <message>
        <source>Can view</source>
        <translation>Darf lesen</translation>
    </message>
    <message>
        <source>Can edit and manage links</source>
        <translation>Darf schreiben und Links verwalten</translation>
    </message>
    <message>
        <source>Such as: Team</source>
        <translation>Etwa: Team</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>Nie</translation>
    </message>
    <message>
        <source>In 1 day</source>
        <translation>In 1 Tag</translation>
    </message>
    <message>
        <source>In 1 week</source>
        <translation>In 1 Woche</translation>
    </message>
    <message>
        <source>In 30 days</source>
        <translation>In 30 Tagen</translation>
    </message>
    <message>
        <source>Any number</source>
        <translation>Beliebig viele</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Whoever has it</source>
        <translation>Wer ihn hat</translation>
    </message>
    <message>
        <source>Name of the link</source>
        <translation>Name des Links</translation>
    </message>
    <message>
        <source>Expires</source>
        <translation>Läuft ab</translation>
    </message>
    <message>
        <source>Lets in</source>
        <translation>Lässt ein</translation>
    </message>
    <message>
        <source>Counted are editors: each computer once, however often it comes back.</source>
        <translation>Gezählt werden Editoren: jeder Rechner einmal, so oft er auch wiederkommt.</translation>
    </message>
</context>
<context>
    <name>syngraph::LinkRow</name>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Revoke…</source>
        <translation>Widerrufen…</translation>
    </message>
    <message>
        <source>Keep the link</source>
        <translation>Link behalten</translation>
    </message>
    <message>
        <source>Revoke</source>
        <translation>Widerrufen</translation>
    </message>
    <message>
        <source>Copy the link “%1”</source>
        <translation>Den Link „%1“ kopieren</translation>
    </message>
    <message>
        <source>Revoke the link “%1”</source>
        <translation>Den Link „%1“ widerrufen</translation>
    </message>
</context>
<context>
    <name>syngraph::LinkSection</name>
    <message>
        <source>New link…</source>
        <translation>Neuer Link…</translation>
    </message>
    <message>
        <source>The new link is copied.</source>
        <translation>Der neue Link ist kopiert.</translation>
    </message>
    <message numerus="yes">
        <source>The link is revoked; %Ln person(s) were disconnected.</source>
        <translation>
            <numerusform>Der Link ist widerrufen; %Ln Person wurde getrennt.</numerusform>
            <numerusform>Der Link ist widerrufen; %Ln Personen wurden getrennt.</numerusform>
        </translation>
    </message>
    <message>
        <source>The link is revoked.</source>
        <translation>Der Link ist widerrufen.</translation>
    </message>
    <message>
        <source>The server is of an older version: links are managed there by its administrator alone.</source>
        <translation>Der Server hat eine ältere Version: Dort kann nur verwalten, wer den Server betreut.</translation>
    </message>
    <message>
        <source>Managing links needs the server, and there is no connection to it at the moment.</source>
        <translation>Links zu verwalten braucht den Server, und zu dem gibt es gerade keine Verbindung.</translation>
    </message>
    <message>
        <source>Asking the server for the links…</source>
        <translation>Der Server wird nach den Links gefragt…</translation>
    </message>
    <message>
        <source>There are no links to this document.</source>
        <translation>Zu diesem Dokument gibt es keine Links.</translation>
    </message>
    <message>
        <source>The link that this window uses works until %1.</source>
        <translation>Der Link, den dieses Fenster benutzt, gilt bis %1.</translation>
    </message>
    <message>
        <source>Links (%1)</source>
        <translation>Links (%1)</translation>
    </message>
    <message>
        <source>Links</source>
        <translation>Links</translation>
    </message>
    <message>
        <source>The link “%1” is copied.</source>
        <translation>Der Link „%1“ ist kopiert.</translation>
    </message>
    <message>
        <source>Whoever has it manages the links, too.</source>
        <translation>Wer ihn hat, verwaltet auch die Links.</translation>
    </message>
    <message>
        <source>The link can be copied once the server has said what it allows.</source>
        <translation>Der Link kann kopiert werden, sobald der Server gesagt hat, was er erlaubt.</translation>
    </message>
    <message>
        <source>The server refused the owner&apos;s link that is kept here, so the links are not managed from here for now. It is tried again at the next start.</source>
        <translation>Der Server hat den hier aufbewahrten Link zum Verwalten abgelehnt; die Links werden vorerst nicht von hier aus verwaltet. Beim nächsten Start wird er wieder versucht.</translation>
    </message>
    <message>
        <source>Links are managed by whoever has an owner&apos;s link. Where nobody has one, the server&apos;s administrator makes it.</source>
        <translation>Links verwaltet, wer einen Link zum Verwalten hat. Wo niemand einen hat, legt ihn die Verwaltung des Servers an.</translation>
    </message>
</context>
<context>
    <name>syngraph::LinkTips</name>
    <message>
        <source>%1click opens it.</source>
        <comment>%1 is a key with a plus sign</comment>
        <translation>%1Klick öffnet ihn.</translation>
    </message>
</context>
<context>
    <name>syngraph::LinkWords</name>
    <message>
        <source>Paste a link first.</source>
        <translation>Zuerst einen Link einfügen.</translation>
    </message>
    <message>
        <source>This is too long to be a link.</source>
        <translation>Das ist zu lang für einen Link.</translation>
    </message>
    <message>
        <source>This is not a link. It should begin with https://</source>
        <translation>Das ist kein Link. Er sollte mit https:// beginnen</translation>
    </message>
    <message>
        <source>There is a character in this link that does not belong there, such as a space.</source>
        <translation>In diesem Link ist ein Zeichen, das nicht hineingehört, etwa ein Leerzeichen.</translation>
    </message>
    <message>
        <source>A link must not contain a user name before the host.</source>
        <translation>Vor dem Rechnernamen darf kein Benutzername stehen.</translation>
    </message>
    <message>
        <source>The host name in this link is not valid.</source>
        <translation>Der Rechnername in diesem Link ist ungültig.</translation>
    </message>
    <message>
        <source>The port in this link is not valid.</source>
        <translation>Der Port in diesem Link ist ungültig.</translation>
    </message>
    <message>
        <source>This address does not lead to a document.</source>
        <translation>Diese Adresse führt zu keinem Dokument.</translation>
    </message>
    <message>
        <source>The document&apos;s part of this link is damaged.</source>
        <translation>Der Teil des Links, der das Dokument nennt, ist beschädigt.</translation>
    </message>
    <message>
        <source>The part behind # is missing. Copy the whole link once more.</source>
        <translation>Der Teil hinter # fehlt. Bitte den ganzen Link noch einmal kopieren.</translation>
    </message>
    <message>
        <source>The part behind # is damaged. Copy the whole link again.</source>
        <translation>Der Teil hinter # ist beschädigt. Bitte den ganzen Link noch einmal kopieren.</translation>
    </message>
    <message>
        <source>The fingerprint in this link is damaged.</source>
        <translation>Der Fingerabdruck in diesem Link ist beschädigt.</translation>
    </message>
    <message>
        <source>This link has more than one fingerprint.</source>
        <translation>Dieser Link hat mehr als einen Fingerabdruck.</translation>
    </message>
    <message>
        <source>There is something at the end of this link that does not belong there.</source>
        <translation>Am Ende dieses Links steht etwas, das nicht dorthin gehört.</translation>
    </message>
    <message>
        <source>Links without encryption (http://) work on this computer only.</source>
        <translation>Links ohne Verschlüsselung (http://) gelten nur auf diesem Rechner.</translation>
    </message>
    <message>
        <source>This is not a link.</source>
        <translation>Das ist kein Link.</translation>
    </message>
    <message>
        <source>The server cannot be reached. Check the address and your connection.</source>
        <translation>Der Server ist nicht erreichbar. Bitte Adresse und Verbindung prüfen.</translation>
    </message>
    <message>
        <source>The server does not let you make documents. Use the address that its administrator gave you, with everything behind #.</source>
        <translation>Der Server lässt keine neuen Dokumente zu. Bitte die Adresse verwenden, die seine Verwaltung ausgegeben hat, mit allem hinter #.</translation>
    </message>
    <message>
        <source>The server&apos;s key is not the one in the address. Nothing was sent to it.</source>
        <translation>Der Schlüssel des Servers ist nicht der aus der Adresse. Es wurde nichts an ihn gesendet.</translation>
    </message>
    <message>
        <source>This is not a Syngraph server of a known version.</source>
        <translation>Das ist kein Syngraph-Server einer bekannten Version.</translation>
    </message>
    <message>
        <source>The server is too busy. Try again in a moment.</source>
        <translation>Der Server ist überlastet. Bitte gleich noch einmal versuchen.</translation>
    </message>
    <message>
        <source>Sharing did not work.</source>
        <translation>Das Teilen ist nicht gelungen.</translation>
    </message>
    <message>
        <source>This computer does not know the server&apos;s certificate. Use the whole address that the server printed, with everything behind #.</source>
        <translation>Dieser Rechner kennt das Zertifikat des Servers nicht. Bitte die ganze Adresse verwenden, die der Server ausgegeben hat, mit allem hinter #.</translation>
    </message>
    <message>
        <source>Leads to %1.</source>
        <translation>Führt zu %1.</translation>
    </message>
    <message>
        <source>It was written with letters that can look like others.</source>
        <translation>Der Name enthält Buchstaben, die sich mit anderen verwechseln lassen.</translation>
    </message>
    <message>
        <source>This link leads to a program on this computer itself. Open it only if you know why.</source>
        <translation>Dieser Link führt zu einem Programm auf diesem Computer selbst. Nur öffnen, wenn klar ist, warum.</translation>
    </message>
    <message>
        <source>This link leads to a machine in your own network.</source>
        <translation>Dieser Link führt zu einem Gerät im eigenen Netz.</translation>
    </message>
    <message>
        <source>its key: %1, the address&apos;s: %2</source>
        <translation>sein Schlüssel: %1, der der Adresse: %2</translation>
    </message>
</context>
<context>
    <name>syngraph::MainWindow</name>
    <message>
        <source>The document is not open for writing yet. Insert the text once it is.</source>
        <translation>Das Dokument ist noch nicht zum Schreiben offen. Fügen Sie den Text ein, sobald es so weit ist.</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>Teilen</translation>
    </message>
    <message>
        <source>View only</source>
        <translation>Nur lesen</translation>
    </message>
    <message>
        <source>Shared · %1</source>
        <translation>Geteilt · %1</translation>
    </message>
    <message>
        <source>Shared</source>
        <translation>Geteilt</translation>
    </message>
    <message>
        <source>Link copied.</source>
        <translation>Link kopiert.</translation>
    </message>
    <message>
        <source>Recovered from %1</source>
        <translation>Gerettet aus %1</translation>
    </message>
    <message>
        <source>About Syngraph</source>
        <translation>Über Syngraph</translation>
    </message>
    <message>
        <source>Syngraph %1</source>
        <translation>Syngraph %1</translation>
    </message>
    <message>
        <source>Write one document together, on a server of your own.</source>
        <translation>Gemeinsam an einem Dokument schreiben, auf dem eigenen Server.</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>Ändern…</translation>
    </message>
    <message>
        <source>No program was found that opens %1.</source>
        <translation>Kein Programm gefunden, das %1 öffnet.</translation>
    </message>
    <message>
        <source>The document was not shared.</source>
        <translation>Das Dokument wurde nicht geteilt.</translation>
    </message>
    <message>
        <source>The others see you as %1.</source>
        <translation>Für die anderen zu sehen als %1.</translation>
    </message>
    <message>
        <source>Leave it running</source>
        <translation>Weiterlaufen lassen</translation>
    </message>
    <message>
        <source>Stop and quit</source>
        <translation>Anhalten und beenden</translation>
    </message>
    <message numerus="yes">
        <source>%Ln other(s) work on this computer&apos;s documents and would lose the connection.</source>
        <translation>
            <numerusform>%Ln Person arbeitet an Dokumenten dieses Computers und würde die Verbindung verlieren.</numerusform>
            <numerusform>%Ln Personen arbeiten an Dokumenten dieses Computers und würden die Verbindung verlieren.</numerusform>
        </translation>
    </message>
    <message>
        <source>Start again</source>
        <translation>Neu starten</translation>
    </message>
    <message>
        <source>What was not sent last time goes to the server as soon as it answers.</source>
        <translation>Was letztes Mal nicht gesendet wurde, geht an den Server, sobald er antwortet.</translation>
    </message>
    <message>
        <source>What of “%1” is not sent yet is kept, and sent when it is open again.</source>
        <translation>Was von „%1“ noch nicht gesendet ist, bleibt aufgehoben und wird gesendet, wenn es wieder offen ist.</translation>
    </message>
    <message>
        <source>The message in the chat of “%1” is kept, and there when it is open again.</source>
        <translation>Die Nachricht im Chat von „%1“ bleibt aufgehoben und ist da, wenn es wieder offen ist.</translation>
    </message>
    <message>
        <source>There is no link to give away. “Manage links…” makes one.</source>
        <translation>Es gibt keinen Link zum Weitergeben. „Links verwalten…“ erstellt einen.</translation>
    </message>
    <message>
        <source>The link can be copied once the server has said what it allows.</source>
        <translation>Der Link kann kopiert werden, sobald der Server gesagt hat, was er erlaubt.</translation>
    </message>
    <message>
        <source>The server of this computer could not be started again, and would not go on.</source>
        <translation>Der Server dieses Rechners ließ sich nicht wieder starten und würde nicht weiterlaufen.</translation>
    </message>
</context>
<context>
    <name>syngraph::ManagedLinks</name>
    <message>
        <source>made %1</source>
        <translation>erstellt %1</translation>
    </message>
    <message>
        <source>yours</source>
        <translation>der eigene</translation>
    </message>
    <message>
        <source>View-only link</source>
        <translation>Link nur zum Lesen</translation>
    </message>
    <message>
        <source>Edit link</source>
        <translation>Link zum Schreiben</translation>
    </message>
    <message>
        <source>Owner&apos;s link</source>
        <translation>Link zum Verwalten</translation>
    </message>
    <message>
        <source>can view</source>
        <translation>darf lesen</translation>
    </message>
    <message>
        <source>can edit</source>
        <translation>darf schreiben</translation>
    </message>
    <message>
        <source>can edit and manage links</source>
        <translation>darf schreiben und Links verwalten</translation>
    </message>
    <message>
        <source>revoked</source>
        <translation>widerrufen</translation>
    </message>
    <message>
        <source>expired</source>
        <translation>abgelaufen</translation>
    </message>
    <message>
        <source>until %1</source>
        <translation>bis %1</translation>
    </message>
    <message numerus="yes">
        <source>%Ln person(s) now</source>
        <translation>
            <numerusform>%Ln Person da</numerusform>
            <numerusform>%Ln Personen da</numerusform>
        </translation>
    </message>
    <message>
        <source>last used %1</source>
        <translation>zuletzt benutzt %1</translation>
    </message>
    <message>
        <source>never used</source>
        <translation>nie benutzt</translation>
    </message>
    <message numerus="yes">
        <source>%Ln person(s) will be disconnected. The document and its history stay.</source>
        <translation>
            <numerusform>%Ln Person wird getrennt. Das Dokument und sein Verlauf bleiben.</numerusform>
            <numerusform>%Ln Personen werden getrennt. Das Dokument und sein Verlauf bleiben.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nobody is connected by it at the moment. The document and its history stay.</source>
        <translation>Gerade ist niemand über ihn verbunden. Das Dokument und sein Verlauf bleiben.</translation>
    </message>
    <message>
        <source>This needs the server, and there is no connection to it at the moment.</source>
        <translation>Das braucht den Server, und zu dem gibt es gerade keine Verbindung.</translation>
    </message>
    <message>
        <source>The links may not be managed from here any more.</source>
        <translation>Die Links dürfen von hier aus nicht mehr verwaltet werden.</translation>
    </message>
    <message>
        <source>The document has as many links as it may have. Revoke one of them first.</source>
        <translation>Das Dokument hat so viele Links, wie es haben darf. Erst muss einer widerrufen werden.</translation>
    </message>
    <message>
        <source>This link is gone already.</source>
        <translation>Diesen Link gibt es schon nicht mehr.</translation>
    </message>
    <message>
        <source>This is the last link by which the links can be managed. Without it nobody could ever end one again, so only the server&apos;s administrator can revoke it.</source>
        <translation>Das ist der letzte Link, mit dem sich die Links verwalten lassen. Ohne ihn könnte niemand je wieder einen beenden; darum kann ihn nur widerrufen, wer den Server betreut.</translation>
    </message>
    <message>
        <source>That was too much at once. Try again in a minute.</source>
        <translation>Das war zu viel auf einmal. In einer Minute geht es wieder.</translation>
    </message>
    <message>
        <source>The server is out of space.</source>
        <translation>Der Server hat keinen Speicherplatz mehr.</translation>
    </message>
    <message>
        <source>The server could not do that. Try again in a moment.</source>
        <translation>Der Server konnte das nicht. Vielleicht geht es gleich.</translation>
    </message>
    <message>
        <source>has let in %1 of %2 editors</source>
        <translation>hat %1 von %2 Editoren eingelassen</translation>
    </message>
    <message>
        <source>This window uses it itself and goes on by another link.</source>
        <translation>Dieses Fenster benutzt ihn selbst und macht mit einem anderen weiter.</translation>
    </message>
    <message>
        <source>This window uses it itself and knows no other: nothing can be written here any more then, and what was not sent yet stays here.</source>
        <translation>Dieses Fenster benutzt ihn selbst und kennt keinen anderen: Danach kann hier nichts mehr geschrieben werden, und was noch nicht gesendet ist, bleibt hier.</translation>
    </message>
    <message>
        <source>The connection ended before the server answered. Whether it was done is not known; the list will show it.</source>
        <translation>Die Verbindung endete vor der Antwort des Servers. Ob es geschehen ist, ist nicht bekannt; die Liste wird es zeigen.</translation>
    </message>
</context>
<context>
    <name>syngraph::NoticeBar</name>
    <message>
        <source>Dismiss</source>
        <translation>Ausblenden</translation>
    </message>
</context>
<context>
    <name>syngraph::OpenLinkPopover</name>
    <message>
        <source>Open a shared document</source>
        <translation>Geteiltes Dokument öffnen</translation>
    </message>
    <message>
        <source>Paste the link here: https://…</source>
        <translation>Link hier einfügen: https://…</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>Link</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>Einfügen</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
</context>
<context>
    <name>syngraph::ParagraphHint</name>
    <message>
        <source>This paragraph is very long, and writing in it may become slow. Several shorter ones are faster.</source>
        <translation>Dieser Absatz ist sehr lang, das Schreiben darin kann langsam werden. Mehrere kürzere sind schneller.</translation>
    </message>
</context>
<context>
    <name>syngraph::ParticipantsModel</name>
    <message>
        <source>Unnamed</source>
        <translation>Ohne Namen</translation>
    </message>
    <message>
        <source>can view</source>
        <translation>darf lesen</translation>
    </message>
    <message>
        <source>can edit</source>
        <translation>darf schreiben</translation>
    </message>
    <message>
        <source>line %1</source>
        <translation>Zeile %1</translation>
    </message>
    <message>
        <source>typing</source>
        <translation>schreibt</translation>
    </message>
    <message numerus="yes">
        <source>idle for %Ln min</source>
        <translation>
            <numerusform>seit %Ln Min. untätig</numerusform>
            <numerusform>seit %Ln Min. untätig</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>idle for %Ln h</source>
        <translation>
            <numerusform>seit %Ln Std. untätig</numerusform>
            <numerusform>seit %Ln Std. untätig</numerusform>
        </translation>
    </message>
    <message>
        <source>(you)</source>
        <translation>(ich)</translation>
    </message>
</context>
<context>
    <name>syngraph::PeoplePanel</name>
    <message>
        <source>Nobody else can see this document yet.

Press Share and send the link: whoever opens it appears here, with a caret of their own.</source>
        <translation>Noch sieht niemand sonst dieses Dokument.

„Teilen“ drücken und den Link verschicken: Wer ihn öffnet, erscheint hier, mit eigener Schreibmarke.</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Leute</translation>
    </message>
    <message>
        <source>People who have this document open</source>
        <translation>Leute, die dieses Dokument geöffnet haben</translation>
    </message>
    <message>
        <source>Hide the list of people</source>
        <translation>Liste der Leute ausblenden</translation>
    </message>
    <message>
        <source>Change your name</source>
        <translation>Eigenen Namen ändern</translation>
    </message>
    <message>
        <source>Go there</source>
        <translation>Dorthin gehen</translation>
    </message>
    <message>
        <source>Follow</source>
        <translation>Folgen</translation>
    </message>
</context>
<context>
    <name>syngraph::PersonDelegate</name>
    <message>
        <source>(you)</source>
        <translation>(ich)</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>Eigener Name</translation>
    </message>
    <message>
        <source>Press F2 or double-click to change your name</source>
        <translation>F2 oder Doppelklick ändert den Namen</translation>
    </message>
</context>
<context>
    <name>syngraph::ProfilePopover</name>
    <message>
        <source>Apply</source>
        <translation>Übernehmen</translation>
    </message>
    <message>
        <source>How the others see you</source>
        <translation>So erscheint man den anderen</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>Eigener Name</translation>
    </message>
    <message>
        <source>Blue</source>
        <translation>Blau</translation>
    </message>
    <message>
        <source>Orange</source>
        <translation>Orange</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>Grün</translation>
    </message>
    <message>
        <source>Purple</source>
        <translation>Purpur</translation>
    </message>
    <message>
        <source>Teal</source>
        <translation>Petrol</translation>
    </message>
    <message>
        <source>Pink</source>
        <translation>Pink</translation>
    </message>
    <message>
        <source>Ochre</source>
        <translation>Ocker</translation>
    </message>
    <message>
        <source>Violet</source>
        <translation>Violett</translation>
    </message>
    <message>
        <source>Olive</source>
        <translation>Oliv</translation>
    </message>
    <message>
        <source>Red</source>
        <translation>Rot</translation>
    </message>
    <message>
        <source>Sea green</source>
        <translation>Seegrün</translation>
    </message>
    <message>
        <source>Magenta</source>
        <translation>Magenta</translation>
    </message>
</context>
<context>
    <name>syngraph::RemoteActivity</name>
    <message>
        <source>Somebody</source>
        <translation>Jemand</translation>
    </message>
</context>
<context>
    <name>syngraph::SharePopover</name>
    <message>
        <source>Name of the document</source>
        <translation>Name des Dokuments</translation>
    </message>
    <message>
        <source>Address of the server</source>
        <translation>Adresse des Servers</translation>
    </message>
    <message>
        <source>Server, such as https://pad.example.org</source>
        <translation>Server, etwa https://pad.example.org</translation>
    </message>
    <message>
        <source>The document goes to this server, and everybody with the link can edit it. The server prints its address when it starts.</source>
        <translation>Das Dokument kommt auf diesen Server, und wer den Link hat, kann es bearbeiten. Der Server zeigt beim Start seine Adresse.</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>Teilen</translation>
    </message>
    <message>
        <source>Copy view-only link</source>
        <translation>Leselink kopieren</translation>
    </message>
    <message>
        <source>Link copied.</source>
        <translation>Link kopiert.</translation>
    </message>
    <message>
        <source>View-only link copied.</source>
        <translation>Leselink kopiert.</translation>
    </message>
    <message>
        <source>Which server? Type its address.</source>
        <translation>Welcher Server? Bitte die Adresse eingeben.</translation>
    </message>
    <message>
        <source>This is not the address of a server: there is a path behind the host.</source>
        <translation>Das ist keine Serveradresse: Hinter dem Rechnernamen steht ein Pfad.</translation>
    </message>
    <message>
        <source>Sharing…</source>
        <translation>Wird geteilt…</translation>
    </message>
    <message>
        <source>Shared document</source>
        <translation>Geteiltes Dokument</translation>
    </message>
    <message>
        <source>Share this document</source>
        <translation>Dieses Dokument teilen</translation>
    </message>
    <message>
        <source>Copy link</source>
        <translation>Link kopieren</translation>
    </message>
    <message>
        <source>Copy edit link</source>
        <translation>Schreiblink kopieren</translation>
    </message>
    <message>
        <source>Anyone with the link can read this document on %1.</source>
        <translation>Wer den Link hat, kann dieses Dokument auf %1 lesen.</translation>
    </message>
    <message>
        <source>Anyone with the edit link can write with you on %1.</source>
        <translation>Wer den Schreiblink hat, kann auf %1 mitschreiben.</translation>
    </message>
    <message>
        <source>Link copied. Send it to whoever should write with you.</source>
        <translation>Link kopiert. An alle senden, die mitschreiben sollen.</translation>
    </message>
    <message>
        <source>Host on this computer…</source>
        <translation>Dieser Computer als Server…</translation>
    </message>
    <message>
        <source>This document is on %1.</source>
        <translation>Dieses Dokument liegt auf %1.</translation>
    </message>
</context>
<context>
    <name>syngraph::SpellingMenu</name>
    <message>
        <source>&amp;Check while typing</source>
        <translation>Beim Tippen &amp;prüfen</translation>
    </message>
    <message>
        <source>There is no dictionary on this computer (packages hunspell-…)</source>
        <translation>Auf diesem Computer ist kein Wörterbuch (Pakete hunspell-…)</translation>
    </message>
    <message>
        <source>There is no dictionary for your language; choose another one</source>
        <translation>Für die eigene Sprache ist kein Wörterbuch da; bitte eine andere wählen</translation>
    </message>
    <message>
        <source>The dictionary cannot be read</source>
        <translation>Das Wörterbuch kann nicht gelesen werden</translation>
    </message>
</context>
<context>
    <name>syngraph::StartPanel</name>
    <message>
        <source>Documents of last time</source>
        <translation>Zuletzt geöffnete Dokumente</translation>
    </message>
    <message>
        <source>Host on this computer…</source>
        <translation>Dieser Computer als Server…</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>Paste a link to open: https://…</source>
        <translation>Link zum Öffnen einfügen: https://…</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>Link</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Write, or open what is there already.</source>
        <translation>Einfach schreiben, oder öffnen, was schon da ist.</translation>
    </message>
    <message>
        <source>There is a link to a document of %1 in the clipboard:</source>
        <translation>In der Zwischenablage ist ein Link zu einem Dokument von %1:</translation>
    </message>
    <message>
        <source>Untitled</source>
        <translation>Unbenannt</translation>
    </message>
</context>
<context>
    <name>syngraph::StatusLine</name>
    <message>
        <source>Server: %1</source>
        <translation>Server: %1</translation>
    </message>
    <message numerus="yes">
        <source>%Ln here</source>
        <translation>
            <numerusform>%Ln hier</numerusform>
            <numerusform>%Ln hier</numerusform>
        </translation>
    </message>
    <message>
        <source>Ln %1, Col %2</source>
        <translation>Z. %1, Sp. %2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln selected</source>
        <translation>
            <numerusform>%Ln ausgewählt</numerusform>
            <numerusform>%Ln ausgewählt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln word(s)</source>
        <translation>
            <numerusform>%Ln Wort</numerusform>
            <numerusform>%Ln Wörter</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln character(s)</source>
        <translation>
            <numerusform>%Ln Zeichen</numerusform>
            <numerusform>%Ln Zeichen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln paragraph(s)</source>
        <translation>
            <numerusform>%Ln Absatz</numerusform>
            <numerusform>%Ln Absätze</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>syngraph::TabImages</name>
    <message>
        <source>The image is on its way.</source>
        <translation>Das Bild ist unterwegs.</translation>
    </message>
    <message>
        <source>The image is not on the server yet.</source>
        <translation>Das Bild ist noch nicht auf dem Server.</translation>
    </message>
    <message>
        <source>The image cannot be shown: it is damaged.</source>
        <translation>Das Bild kann nicht gezeigt werden: Es ist beschädigt.</translation>
    </message>
    <message>
        <source>The image is too large to be shown.</source>
        <translation>Das Bild ist zu groß, um gezeigt zu werden.</translation>
    </message>
    <message>
        <source>This computer cannot show images of this kind.</source>
        <translation>Dieser Computer kann Bilder dieser Art nicht zeigen.</translation>
    </message>
    <message numerus="yes">
        <source>At most %Ln images can be put in at once.</source>
        <translation>
            <numerusform>Auf einmal kann höchstens %Ln Bild eingefügt werden.</numerusform>
            <numerusform>Auf einmal können höchstens %Ln Bilder eingefügt werden.</numerusform>
        </translation>
    </message>
    <message>
        <source>The image could not be kept on this computer, so it was not put in. Is the disk full?</source>
        <translation>Das Bild konnte auf diesem Computer nicht aufbewahrt werden und wurde nicht eingefügt. Ist die Festplatte voll?</translation>
    </message>
    <message>
        <source>Insert images</source>
        <translation>Bilder einfügen</translation>
    </message>
    <message>
        <source>Images (*.png *.jpg *.jpeg *.gif *.webp)</source>
        <translation>Bilder (*.png *.jpg *.jpeg *.gif *.webp)</translation>
    </message>
    <message>
        <source>Save image as…</source>
        <translation>Bild speichern als…</translation>
    </message>
    <message>
        <source>The image is not here yet.</source>
        <translation>Das Bild ist noch nicht hier.</translation>
    </message>
    <message>
        <source>Save image</source>
        <translation>Bild speichern</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>The image was saved as %1.</source>
        <translation>Das Bild wurde gespeichert als %1.</translation>
    </message>
    <message>
        <source>The image could not be saved as %1.</source>
        <translation>Das Bild konnte nicht gespeichert werden als %1.</translation>
    </message>
    <message>
        <source>This is not an image of a kind that documents can hold.</source>
        <translation>Das ist kein Bild einer Art, die Dokumente enthalten können.</translation>
    </message>
    <message>
        <source>This image is too large.</source>
        <translation>Dieses Bild ist zu groß.</translation>
    </message>
    <message>
        <source>This image cannot be read.</source>
        <translation>Dieses Bild kann nicht gelesen werden.</translation>
    </message>
    <message>
        <source>This computer cannot read images of this kind.</source>
        <translation>Dieser Computer kann Bilder dieser Art nicht lesen.</translation>
    </message>
    <message>
        <source>The document has as many images as the server takes: the last one is only on this computer.</source>
        <translation>Das Dokument hat so viele Bilder, wie der Server nimmt: Das letzte ist nur auf diesem Computer.</translation>
    </message>
    <message>
        <source>The server does not take an image: it is only on this computer.</source>
        <translation>Der Server nimmt ein Bild nicht: Es ist nur auf diesem Computer.</translation>
    </message>
</context>
<context>
    <name>syngraph::TabStrip</name>
    <message>
        <source>Open documents</source>
        <translation>Offene Dokumente</translation>
    </message>
    <message>
        <source>New document</source>
        <translation>Neues Dokument</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Close this document</source>
        <translation>Dieses Dokument schließen</translation>
    </message>
</context>
<context>
    <name>syngraph::TextLinkPopover</name>
    <message>
        <source>Remove link</source>
        <translation>Link entfernen</translation>
    </message>
    <message>
        <source>https://… or an e-mail address</source>
        <translation>https://… oder eine E-Mail-Adresse</translation>
    </message>
    <message>
        <source>Address of the link</source>
        <translation>Adresse des Links</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>Übernehmen</translation>
    </message>
    <message>
        <source>Links may lead to web pages, e-mail addresses and shared documents.</source>
        <translation>Links dürfen auf Webseiten, E-Mail-Adressen und geteilte Dokumente führen.</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>Link</translation>
    </message>
</context>
<context>
    <name>syngraph::TextMenu</name>
    <message>
        <source>Open link</source>
        <translation>Link öffnen</translation>
    </message>
    <message>
        <source>Copy link</source>
        <translation>Link kopieren</translation>
    </message>
    <message>
        <source>No suggestions</source>
        <translation>Keine Vorschläge</translation>
    </message>
    <message>
        <source>Looking for suggestions…</source>
        <translation>Vorschläge werden gesucht…</translation>
    </message>
    <message>
        <source>Add “%1” to the dictionary</source>
        <translation>„%1“ ins Wörterbuch aufnehmen</translation>
    </message>
    <message>
        <source>Your dictionary cannot be written; the word counts until the program ends.</source>
        <translation>Das eigene Wörterbuch kann nicht geschrieben werden; das Wort gilt bis zum Ende des Programms.</translation>
    </message>
    <message>
        <source>Cut</source>
        <translation>Ausschneiden</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>Einfügen</translation>
    </message>
    <message>
        <source>Paste without format</source>
        <translation>Ohne Format einfügen</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>Alles auswählen</translation>
    </message>
</context>
<context>
    <name>syngraph::WindowMenus</name>
    <message>
        <source>Untitled</source>
        <translation>Unbenannt</translation>
    </message>
    <message>
        <source>&amp;Previous change while away</source>
        <translation>&amp;Vorige Änderung während Ihrer Abwesenheit</translation>
    </message>
    <message>
        <source>&amp;Next change while away</source>
        <translation>&amp;Nächste Änderung während Ihrer Abwesenheit</translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation>&amp;Zuletzt geöffnet</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>&amp;New</source>
        <translation>&amp;Neu</translation>
    </message>
    <message>
        <source>&amp;Close tab</source>
        <translation>&amp;Tab schließen</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <source>F&amp;ormat</source>
        <translation>F&amp;ormat</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>&amp;People</source>
        <translation>&amp;Leute</translation>
    </message>
    <message>
        <source>&amp;Appearance</source>
        <translation>&amp;Erscheinungsbild</translation>
    </message>
    <message>
        <source>&amp;Full screen</source>
        <translation>&amp;Vollbild</translation>
    </message>
    <message>
        <source>As the &amp;desktop</source>
        <translation>Wie der &amp;Desktop</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>&amp;Hell</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>D&amp;unkel</translation>
    </message>
    <message>
        <source>&amp;Collaborate</source>
        <translation>&amp;Zusammenarbeit</translation>
    </message>
    <message>
        <source>&amp;Share…</source>
        <translation>&amp;Teilen…</translation>
    </message>
    <message>
        <source>&amp;Copy link</source>
        <translation>&amp;Link kopieren</translation>
    </message>
    <message>
        <source>&amp;Work offline</source>
        <translation>&amp;Offline arbeiten</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>&amp;About Syngraph</source>
        <translation>Ü&amp;ber Syngraph</translation>
    </message>
    <message>
        <source>Your &amp;name and colour…</source>
        <translation>Eigener &amp;Name und Farbe…</translation>
    </message>
    <message>
        <source>Find &amp;next</source>
        <translation>&amp;Weitersuchen</translation>
    </message>
    <message>
        <source>Find pre&amp;vious</source>
        <translation>&amp;Vorherige Fundstelle</translation>
    </message>
    <message>
        <source>R&amp;eplace…</source>
        <translation>E&amp;rsetzen…</translation>
    </message>
    <message>
        <source>&amp;Go to paragraph…</source>
        <translation>&amp;Gehe zu Absatz…</translation>
    </message>
    <message>
        <source>&amp;Word count…</source>
        <translation>Wör&amp;ter zählen…</translation>
    </message>
    <message>
        <source>&amp;Markdown while typing</source>
        <translation>&amp;Markdown beim Schreiben</translation>
    </message>
    <message>
        <source>Go to the &amp;next person</source>
        <translation>Zur &amp;nächsten Person</translation>
    </message>
    <message>
        <source>&amp;Follow</source>
        <translation>&amp;Folgen</translation>
    </message>
    <message>
        <source>Nobody else is here</source>
        <translation>Sonst ist niemand hier</translation>
    </message>
    <message>
        <source>&amp;Forget all that are closed</source>
        <translation>Alle geschlossenen &amp;vergessen</translation>
    </message>
    <message>
        <source>Spe&amp;lling</source>
        <translation>&amp;Rechtschreibung</translation>
    </message>
    <message>
        <source>Author&amp;ship colours</source>
        <translation>Farben der Sc&amp;hreibenden</translation>
    </message>
    <message>
        <source>&amp;Light up changes</source>
        <translation>Änderungen auf&amp;leuchten lassen</translation>
    </message>
    <message>
        <source>F&amp;ocus on the text</source>
        <translation>Nur der &amp;Text</translation>
    </message>
    <message>
        <source>&amp;Host on this computer…</source>
        <translation>Dieser &amp;Computer als Server…</translation>
    </message>
    <message>
        <source>Where is &amp;everyone?</source>
        <translation>Wo sind &amp;alle?</translation>
    </message>
    <message>
        <source>Who wrote &amp;this?</source>
        <translation>Wer hat &amp;das geschrieben?</translation>
    </message>
    <message>
        <source>&amp;Strong contrast</source>
        <translation>&amp;Starker Kontrast</translation>
    </message>
    <message>
        <source>&amp;Open…</source>
        <translation>Ö&amp;ffnen…</translation>
    </message>
    <message>
        <source>Open &amp;link…</source>
        <translation>&amp;Link öffnen…</translation>
    </message>
    <message>
        <source>Open all again at the next s&amp;tart</source>
        <translation>Beim nächsten S&amp;tart alles wieder öffnen</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Speichern</translation>
    </message>
    <message>
        <source>Save &amp;as…</source>
        <translation>Speichern &amp;unter…</translation>
    </message>
    <message>
        <source>Save a cop&amp;y…</source>
        <translation>&amp;Kopie speichern…</translation>
    </message>
    <message>
        <source>&amp;Export</source>
        <translation>&amp;Exportieren</translation>
    </message>
    <message>
        <source>&amp;Print…</source>
        <translation>&amp;Drucken…</translation>
    </message>
    <message>
        <source>Print pre&amp;view…</source>
        <translation>Druck&amp;vorschau…</translation>
    </message>
    <message>
        <source>&amp;Insert</source>
        <translation>E&amp;infügen</translation>
    </message>
    <message>
        <source>C&amp;hat</source>
        <translation>&amp;Chat</translation>
    </message>
    <message>
        <source>&amp;Gather everyone here</source>
        <translation>Alle hierher &amp;bitten</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts…</source>
        <translation>&amp;Tastenkürzel…</translation>
    </message>
    <message>
        <source>Next area of the window</source>
        <translation>Nächster Bereich des Fensters</translation>
    </message>
    <message>
        <source>Previous area of the window</source>
        <translation>Vorheriger Bereich des Fensters</translation>
    </message>
    <message>
        <source>Next tab</source>
        <translation>Nächster Tab</translation>
    </message>
    <message>
        <source>Previous tab</source>
        <translation>Vorheriger Tab</translation>
    </message>
    <message>
        <source>&amp;Manage links…</source>
        <translation>Links &amp;verwalten…</translation>
    </message>
</context>
</TS>
