<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr" sourcelanguage="en_US">
<context>
    <name>Colors</name>
    <message>
        <source>Red</source>
        <translation>Rouge</translation>
    </message>
    <message>
        <source>Orange</source>
        <translation>Orange</translation>
    </message>
    <message>
        <source>Yellow</source>
        <translation>Jaune</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>Vert</translation>
    </message>
    <message>
        <source>Teal</source>
        <translation>Sarcelle</translation>
    </message>
    <message>
        <source>Blue</source>
        <translation>Bleu</translation>
    </message>
    <message>
        <source>Purple</source>
        <translation>Violet</translation>
    </message>
    <message>
        <source>Pink</source>
        <translation>Rose</translation>
    </message>
    <message>
        <source>Brown</source>
        <translation>Marron</translation>
    </message>
    <message>
        <source>Grey</source>
        <translation>Gris</translation>
    </message>
</context>
<context>
    <name>FileWords</name>
    <message>
        <source>there is something of this name that is no file</source>
        <translation>autre chose qu’un fichier porte ce nom</translation>
    </message>
    <message>
        <source>There is no file %1.</source>
        <translation>Le fichier %1 n’existe pas.</translation>
    </message>
    <message>
        <source>Reading %1 is not allowed.</source>
        <translation>La lecture de %1 n’est pas autorisée.</translation>
    </message>
    <message>
        <source>%1 is a folder or a device, no file.</source>
        <translation>%1 est un dossier ou un périphérique, pas un fichier.</translation>
    </message>
    <message>
        <source>%1 is too large for a document.</source>
        <translation>%1 est trop volumineux pour un document.</translation>
    </message>
    <message>
        <source>%1 is no text.</source>
        <translation>%1 n’est pas du texte.</translation>
    </message>
    <message>
        <source>%1 is not what its ending says.</source>
        <translation>%1 n’est pas ce qu’indique son extension.</translation>
    </message>
    <message>
        <source>%1 was written by a later version of this program.</source>
        <translation>%1 vient d’une version plus récente de ce programme.</translation>
    </message>
    <message>
        <source>%1 is damaged.</source>
        <translation>%1 est endommagé.</translation>
    </message>
    <message>
        <source>%1 is protected by a password.</source>
        <translation>%1 est protégé par un mot de passe.</translation>
    </message>
    <message>
        <source>%1 holds what no document needs, and is not opened.</source>
        <translation>%1 contient des éléments dont aucun document n’a besoin et n’est pas ouvert.</translation>
    </message>
    <message>
        <source>%1 cannot be read.</source>
        <translation>%1 est illisible.</translation>
    </message>
    <message>
        <source>It makes no sense from byte %1 on.</source>
        <translation>Le contenu n’a plus de sens à partir de l’octet %1.</translation>
    </message>
    <message>
        <source>Pictures were left out.</source>
        <translation>Les images ont été omises.</translation>
    </message>
    <message>
        <source>Notes, comments and objects were left out.</source>
        <translation>Les notes, les commentaires et les objets ont été omis.</translation>
    </message>
    <message>
        <source>Tables became lines.</source>
        <translation>Les tableaux ont été convertis en lignes.</translation>
    </message>
    <message>
        <source>Very long paragraphs were parted.</source>
        <translation>Les paragraphes très longs ont été divisés.</translation>
    </message>
    <message>
        <source>Some characters could not be read.</source>
        <translation>Certains caractères n’ont pas pu être lus.</translation>
    </message>
    <message>
        <source>it would be too large to be opened again</source>
        <translation>il serait trop grand pour être rouvert</translation>
    </message>
    <message>
        <source>%1 is written in a character set that is not known.</source>
        <translation>%1 est écrit dans un jeu de caractères inconnu.</translation>
    </message>
    <message>
        <source>Control characters were left out.</source>
        <translation>Les caractères de commande ont été omis.</translation>
    </message>
    <message>
        <source>Its character set is UTF-8 from then on.</source>
        <translation>Son jeu de caractères est ensuite UTF-8.</translation>
    </message>
    <message>
        <source>Its fonts, page layout, comments and scripts are not kept.</source>
        <translation>Ses polices, sa mise en page, ses commentaires et ses scripts ne sont pas conservés.</translation>
    </message>
</context>
<context>
    <name>ImageWords</name>
    <message numerus="yes">
        <source>%Ln image(s) are not in it.</source>
        <translation>
            <numerusform>%Ln image n&apos;y est pas.</numerusform>
            <numerusform>%Ln images n&apos;y sont pas.</numerusform>
        </translation>
    </message>
    <message>
        <source>Waiting for the images…</source>
        <translation>En attente des images…</translation>
    </message>
</context>
<context>
    <name>Profile</name>
    <message>
        <source>Otter</source>
        <translation>Loutre</translation>
    </message>
    <message>
        <source>Heron</source>
        <translation>Héron</translation>
    </message>
    <message>
        <source>Badger</source>
        <translation>Castor</translation>
    </message>
    <message>
        <source>Finch</source>
        <translation>Pinson</translation>
    </message>
    <message>
        <source>Hare</source>
        <translation>Lièvre</translation>
    </message>
    <message>
        <source>Lynx</source>
        <translation>Lynx</translation>
    </message>
    <message>
        <source>Marten</source>
        <translation>Martre</translation>
    </message>
    <message>
        <source>Owl</source>
        <translation>Chouette</translation>
    </message>
    <message>
        <source>Puffin</source>
        <translation>Macareux</translation>
    </message>
    <message>
        <source>Seal</source>
        <translation>Otarie</translation>
    </message>
    <message>
        <source>Swift</source>
        <translation>Martinet</translation>
    </message>
    <message>
        <source>Wren</source>
        <translation>Troglodyte</translation>
    </message>
    <message>
        <source>Guest %1</source>
        <translation>Invité %1</translation>
    </message>
</context>
<context>
    <name>syngraph::ActivityWords</name>
    <message numerus="yes">
        <source>%1 wrote %Ln word(s).</source>
        <translation>
            <numerusform>%1 a écrit %Ln mot.</numerusform>
            <numerusform>%1 a écrit %Ln mots.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 wrote %Ln character(s).</source>
        <translation>
            <numerusform>%1 a écrit %Ln caractère.</numerusform>
            <numerusform>%1 a écrit %Ln caractères.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 put in %Ln object(s).</source>
        <translation>
            <numerusform>%1 a inséré %Ln objet.</numerusform>
            <numerusform>%1 a inséré %Ln objets.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 added %Ln paragraph(s).</source>
        <translation>
            <numerusform>%1 a ajouté %Ln paragraphe.</numerusform>
            <numerusform>%1 a ajouté %Ln paragraphes.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 deleted %Ln word(s).</source>
        <translation>
            <numerusform>%1 a supprimé %Ln mot.</numerusform>
            <numerusform>%1 a supprimé %Ln mots.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 deleted %Ln character(s).</source>
        <translation>
            <numerusform>%1 a supprimé %Ln caractère.</numerusform>
            <numerusform>%1 a supprimé %Ln caractères.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 deleted %Ln object(s).</source>
        <translation>
            <numerusform>%1 a supprimé %Ln objet.</numerusform>
            <numerusform>%1 a supprimé %Ln objets.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 deleted %Ln paragraph(s).</source>
        <translation>
            <numerusform>%1 a supprimé %Ln paragraphe.</numerusform>
            <numerusform>%1 a supprimé %Ln paragraphes.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 formatted %Ln word(s).</source>
        <translation>
            <numerusform>%1 a mis en forme %Ln mot.</numerusform>
            <numerusform>%1 a mis en forme %Ln mots.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 formatted %Ln paragraph(s).</source>
        <translation>
            <numerusform>%1 a mis en forme %Ln paragraphe.</numerusform>
            <numerusform>%1 a mis en forme %Ln paragraphes.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 formatted something.</source>
        <translation>%1 a changé une mise en forme.</translation>
    </message>
    <message numerus="yes">
        <source>%1 replaced %Ln word(s).</source>
        <translation>
            <numerusform>%1 a remplacé %Ln mot.</numerusform>
            <numerusform>%1 a remplacé %Ln mots.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 replaced something.</source>
        <translation>%1 a fait un remplacement.</translation>
    </message>
    <message numerus="yes">
        <source>%1 moved %Ln word(s).</source>
        <translation>
            <numerusform>%1 a déplacé %Ln mot.</numerusform>
            <numerusform>%1 a déplacé %Ln mots.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 moved something.</source>
        <translation>%1 a fait un déplacement.</translation>
    </message>
    <message>
        <source>%1 is writing.</source>
        <translation>%1 écrit.</translation>
    </message>
    <message>
        <source>%1 and %2 are writing.</source>
        <translation>%1 et %2 écrivent.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln people are writing.</source>
        <translation>
            <numerusform>%Ln personne écrit.</numerusform>
            <numerusform>%Ln personnes écrivent.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 came.</source>
        <translation>%1 a rejoint le document.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln people came.</source>
        <translation>
            <numerusform>%Ln personne a rejoint le document.</numerusform>
            <numerusform>%Ln personnes ont rejoint le document.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 left.</source>
        <translation>%1 a quitté le document.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln people left.</source>
        <translation>
            <numerusform>%Ln personne a quitté le document.</numerusform>
            <numerusform>%Ln personnes ont quitté le document.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 in paragraph %2</source>
        <translation>%1 au paragraphe %2</translation>
    </message>
    <message>
        <source>%1 without a caret</source>
        <translation>%1 sans curseur</translation>
    </message>
    <message>
        <source>Nobody else is here.</source>
        <translation>Personne d’autre n’est là.</translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>et %Ln autre</numerusform>
            <numerusform>et %Ln autres</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 says in the chat: %2</source>
        <translation>%1 écrit dans la discussion : %2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s) in the chat.</source>
        <translation>
            <numerusform>%Ln message dans la discussion.</numerusform>
            <numerusform>%Ln messages dans la discussion.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>syngraph::AvatarRow</name>
    <message>
        <source>People here</source>
        <translation>Personnes présentes</translation>
    </message>
    <message numerus="yes">
        <source>%Ln more person(s)</source>
        <translation>
            <numerusform>%Ln autre personne</numerusform>
            <numerusform>%Ln autres personnes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>syngraph::ChatDock</name>
    <message>
        <source>Chat</source>
        <translation>Discussion</translation>
    </message>
    <message>
        <source>Hide the chat</source>
        <translation>Masquer la discussion</translation>
    </message>
    <message numerus="yes">
        <source>Chat, %Ln unread</source>
        <translation>
            <numerusform>Discussion, %Ln non lu</numerusform>
            <numerusform>Discussion, %Ln non lus</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Chat, %Ln message(s) not sent</source>
        <translation>
            <numerusform>Discussion, %Ln message non envoyé</numerusform>
            <numerusform>Discussion, %Ln messages non envoyés</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>syngraph::ChatInput</name>
    <message>
        <source>Write a message</source>
        <translation>Écrire un message</translation>
    </message>
    <message>
        <source>Message to everybody here</source>
        <translation>Message à toutes les personnes présentes</translation>
    </message>
    <message>
        <source>Return sends, Shift+Return begins a new line.</source>
        <translation>Entrée envoie, Maj+Entrée commence une nouvelle ligne.</translation>
    </message>
</context>
<context>
    <name>syngraph::ChatLog</name>
    <message>
        <source>Not sent: this link only allows to read.</source>
        <translation>Non envoyé : ce lien ne permet que la lecture.</translation>
    </message>
    <message>
        <source>Not sent: the server did not take it.</source>
        <translation>Non envoyé : le serveur ne l&apos;a pas accepté.</translation>
    </message>
    <message>
        <source>Chat messages</source>
        <translation>Messages de la discussion</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Aujourd&apos;hui</translation>
    </message>
    <message>
        <source>(you)</source>
        <translation>(vous)</translation>
    </message>
    <message>
        <source>Waiting to be sent</source>
        <translation>En attente d&apos;envoi</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Réessayer</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Abandonner</translation>
    </message>
    <message>
        <source>Muted: %1</source>
        <translation>En sourdine : %1</translation>
    </message>
    <message>
        <source>Show again</source>
        <translation>Afficher de nouveau</translation>
    </message>
    <message>
        <source>Open link</source>
        <translation>Ouvrir le lien</translation>
    </message>
    <message>
        <source>Copy link</source>
        <translation>Copier le lien</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copier</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>Tout sélectionner</translation>
    </message>
    <message>
        <source>Mute %1</source>
        <translation>Mettre %1 en sourdine</translation>
    </message>
    <message>
        <source>Not sent: there is no way to the document.</source>
        <translation>Non envoyé : le document est hors d&apos;atteinte.</translation>
    </message>
    <message>
        <source>Not sent: this server has no chat.</source>
        <translation>Non envoyé : ce serveur n&apos;a pas de discussion.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s) not shown</source>
        <translation>
            <numerusform>%Ln message non affiché</numerusform>
            <numerusform>%Ln messages non affichés</numerusform>
        </translation>
    </message>
    <message>
        <source>Not sent: the chat is damaged on the server.</source>
        <translation>Non envoyé : la discussion est endommagée sur le serveur.</translation>
    </message>
</context>
<context>
    <name>syngraph::ChatView</name>
    <message>
        <source>Send</source>
        <translation>Envoyer</translation>
    </message>
    <message>
        <source>Share this document, and talk here with everybody who writes in it.</source>
        <translation>Une fois le document partagé, on peut discuter ici avec toutes les personnes qui y écrivent.</translation>
    </message>
    <message>
        <source>This server has no chat: it is of an older Syngraph.</source>
        <translation>Ce serveur n&apos;a pas de discussion : il est d&apos;un Syngraph plus ancien.</translation>
    </message>
    <message>
        <source>What was said here appears as soon as the server is reached. What you write until then is kept and sent then.</source>
        <translation>Ce qui a été dit ici apparaît dès que le serveur est joignable. Ce qui est écrit d&apos;ici là est conservé, puis envoyé.</translation>
    </message>
    <message>
        <source>Nothing was said here yet.

What is said stays with the document, for everybody who has its link; the newest %1 messages are kept.</source>
        <translation>Rien n&apos;a encore été dit ici.

Ce qui est dit reste avec le document, pour toute personne qui a son lien ; les %1 derniers messages sont conservés.</translation>
    </message>
    <message>
        <source>With this link you can read the chat, but not write in it.</source>
        <translation>Avec ce lien, la discussion peut être lue, mais on ne peut pas y écrire.</translation>
    </message>
    <message>
        <source>Too many messages wait for the server already.</source>
        <translation>Trop de messages attendent déjà le serveur.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln character(s) too long for one message.</source>
        <translation>
            <numerusform>%Ln caractère de trop pour un message.</numerusform>
            <numerusform>%Ln caractères de trop pour un message.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln character(s) left.</source>
        <translation>
            <numerusform>%Ln caractère restant.</numerusform>
            <numerusform>%Ln caractères restants.</numerusform>
        </translation>
    </message>
    <message>
        <source>The server cannot read the chat of this document at the moment.</source>
        <translation>Le serveur ne peut pas lire la discussion de ce document pour le moment.</translation>
    </message>
    <message>
        <source>There is no way to this document any more, so nothing can be said here.</source>
        <translation>Ce document est hors d&apos;atteinte : plus rien ne peut être dit ici.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s) not sent.</source>
        <translation>
            <numerusform>%Ln message non envoyé.</numerusform>
            <numerusform>%Ln messages non envoyés.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln new below</source>
        <translation>
            <numerusform>%Ln nouveau plus bas</numerusform>
            <numerusform>%Ln nouveaux plus bas</numerusform>
        </translation>
    </message>
    <message>
        <source>The chat of this document is damaged on the server. Nothing can be said here until its operator has removed it.</source>
        <translation>La discussion de ce document est endommagée sur le serveur. Rien ne peut y être dit avant que son exploitant l’ait supprimée.</translation>
    </message>
</context>
<context>
    <name>syngraph::ClosePrompt</name>
    <message>
        <source>Wait</source>
        <translation>Attendre</translation>
    </message>
    <message>
        <source>Save a copy…</source>
        <translation>Enregistrer une copie…</translation>
    </message>
    <message>
        <source>Quit anyway</source>
        <translation>Quitter quand même</translation>
    </message>
    <message>
        <source>Close anyway</source>
        <translation>Fermer quand même</translation>
    </message>
    <message>
        <source>“%1” is only in this window.</source>
        <translation>«&#xa0;%1&#xa0;» n’existe que dans cette fenêtre.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln document(s) are only in this window.</source>
        <translation>
            <numerusform>%Ln document n’existe que dans cette fenêtre.</numerusform>
            <numerusform>%Ln documents n’existent que dans cette fenêtre.</numerusform>
        </translation>
    </message>
    <message>
        <source>Waiting for the server…</source>
        <translation>En attente du serveur…</translation>
    </message>
    <message>
        <source>The last changes of “%1” are not saved.</source>
        <translation>Les dernières modifications de «&#xa0;%1&#xa0;» ne sont pas enregistrées.</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>A message in the chat was begun and not sent.</source>
        <translation>Un message de la discussion est commencé et pas envoyé.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln chat message(s) not sent: see the chat.</source>
        <translation>
            <numerusform>%Ln message de discussion non envoyé : voir la discussion.</numerusform>
            <numerusform>%Ln messages de discussion non envoyés : voir la discussion.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln document(s) are being saved.</source>
        <translation>
            <numerusform>%Ln document est en cours d’enregistrement.</numerusform>
            <numerusform>%Ln documents sont en cours d’enregistrement.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>syngraph::ColorPopover</name>
    <message>
        <source>Automatic</source>
        <translation>Automatique</translation>
    </message>
    <message>
        <source>The colour that the page has for text</source>
        <translation>La couleur prévue par la page pour le texte</translation>
    </message>
    <message>
        <source>Text colour</source>
        <translation>Couleur du texte</translation>
    </message>
    <message>
        <source>Highlight</source>
        <translation>Surlignage</translation>
    </message>
</context>
<context>
    <name>syngraph::ConnectionBanner</name>
    <message>
        <source>Retry now</source>
        <translation>Réessayer maintenant</translation>
    </message>
    <message>
        <source>Work offline</source>
        <translation>Travailler hors ligne</translation>
    </message>
    <message>
        <source>Go online</source>
        <translation>Repasser en ligne</translation>
    </message>
    <message>
        <source>Save a copy…</source>
        <translation>Enregistrer une copie…</translation>
    </message>
    <message>
        <source>Copy text</source>
        <translation>Copier le texte</translation>
    </message>
    <message>
        <source>Host again</source>
        <translation>Héberger à nouveau</translation>
    </message>
</context>
<context>
    <name>syngraph::ConnectionPill</name>
    <message>
        <source>Connection: %1</source>
        <translation>Connexion&#xa0;: %1</translation>
    </message>
</context>
<context>
    <name>syngraph::ConnectionWords</name>
    <message>
        <source>All changes saved</source>
        <translation>Tout est enregistré</translation>
    </message>
    <message numerus="yes">
        <source>%Ln edit(s) waiting</source>
        <translation>
            <numerusform>%Ln modification en attente</numerusform>
            <numerusform>%Ln modifications en attente</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln edit(s) not sent</source>
        <translation>
            <numerusform>%Ln modification non envoyée</numerusform>
            <numerusform>%Ln modifications non envoyées</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln edit(s) are kept on this computer.</source>
        <translation>
            <numerusform>%Ln modification est conservée sur cet ordinateur.</numerusform>
            <numerusform>%Ln modifications sont conservées sur cet ordinateur.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln edit(s) are only in this window.</source>
        <translation>
            <numerusform>%Ln modification n’existe que dans cette fenêtre.</numerusform>
            <numerusform>%Ln modifications n’existent que dans cette fenêtre.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln edit(s) kept on this computer</source>
        <translation>
            <numerusform>%Ln modification conservée sur cet ordinateur</numerusform>
            <numerusform>%Ln modifications conservées sur cet ordinateur</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln edit(s) only in this window</source>
        <translation>
            <numerusform>%Ln modification dans cette fenêtre seulement</numerusform>
            <numerusform>%Ln modifications dans cette fenêtre seulement</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln edit(s) are not confirmed by the server.</source>
        <translation>
            <numerusform>%Ln modification n’est pas confirmée par le serveur.</numerusform>
            <numerusform>%Ln modifications ne sont pas confirmées par le serveur.</numerusform>
        </translation>
    </message>
    <message>
        <source>This document has not been loaded yet.</source>
        <translation>Ce document n’a pas encore été chargé.</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1&#xa0;ms</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1&#xa0;s</translation>
    </message>
    <message>
        <source>Next try in %1 s.</source>
        <translation>Nouvel essai dans %1&#xa0;s.</translation>
    </message>
    <message>
        <source>Trying now.</source>
        <translation>Nouvel essai en cours.</translation>
    </message>
    <message>
        <source>Local</source>
        <translation>Local</translation>
    </message>
    <message>
        <source>Kept on this computer</source>
        <translation>Conservé sur cet ordinateur</translation>
    </message>
    <message>
        <source>Only in this window</source>
        <translation>Dans cette fenêtre seulement</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>Hors ligne</translation>
    </message>
    <message>
        <source>You are working offline.</source>
        <translation>Travail hors ligne.</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>Connexion…</translation>
    </message>
    <message>
        <source>Still connecting…</source>
        <translation>Connexion toujours en cours…</translation>
    </message>
    <message>
        <source>Catching up…</source>
        <translation>Synchronisation…</translation>
    </message>
    <message>
        <source>Catching up with what the others wrote.</source>
        <translation>Récupération de ce que les autres ont écrit.</translation>
    </message>
    <message numerus="yes">
        <source>Saving %Ln edit(s)…</source>
        <translation>
            <numerusform>Enregistrement de %Ln modification…</numerusform>
            <numerusform>Enregistrement de %Ln modifications…</numerusform>
        </translation>
    </message>
    <message>
        <source>Slow</source>
        <translation>Lente</translation>
    </message>
    <message>
        <source>View only</source>
        <translation>Lecture seule</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>En direct</translation>
    </message>
    <message>
        <source>This document was made view-only for you.</source>
        <translation>Ce document est désormais en lecture seule.</translation>
    </message>
    <message>
        <source>Server is full</source>
        <translation>Serveur plein</translation>
    </message>
    <message>
        <source>Not saved</source>
        <translation>Non enregistré</translation>
    </message>
    <message>
        <source>The server is out of space; your edits go there as soon as it has some.</source>
        <translation>Le serveur n’a plus d’espace libre&#xa0;; les modifications seront envoyées dès qu’il en aura.</translation>
    </message>
    <message>
        <source>The server has not taken your edits for %1.</source>
        <translation>Le serveur n’accepte pas les modifications depuis %1.</translation>
    </message>
    <message>
        <source>No answer</source>
        <translation>Pas de réponse</translation>
    </message>
    <message>
        <source>The server does not answer.</source>
        <translation>Le serveur ne répond pas.</translation>
    </message>
    <message>
        <source>You can keep typing.</source>
        <translation>La saisie reste possible.</translation>
    </message>
    <message>
        <source>Connection lost.</source>
        <translation>Connexion perdue.</translation>
    </message>
    <message>
        <source>The server cannot be reached.</source>
        <translation>Le serveur est injoignable.</translation>
    </message>
    <message>
        <source>Reconnecting…</source>
        <translation>Reconnexion…</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>Non connecté</translation>
    </message>
    <message numerus="yes">
        <source>by %Ln people</source>
        <translation>
            <numerusform>par %Ln personne</numerusform>
            <numerusform>par %Ln personnes</numerusform>
        </translation>
    </message>
    <message>
        <source>While you were away: %1.</source>
        <translation>Pendant l’absence&#xa0;: %1.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln change(s)</source>
        <translation>
            <numerusform>%Ln modification</numerusform>
            <numerusform>%Ln modifications</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Your %Ln edit(s)</source>
        <translation>
            <numerusform>%Ln modification locale</numerusform>
            <numerusform>%Ln modifications locales</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 came together with %2.</source>
        <translation>Fusion terminée&#xa0;: %1 et %2.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln other(s)</source>
        <translation>
            <numerusform>%Ln autre</numerusform>
            <numerusform>%Ln autres</numerusform>
        </translation>
    </message>
    <message>
        <source>Restarting</source>
        <translation>Redémarrage</translation>
    </message>
    <message>
        <source>The server restarts; the connection comes back by itself.</source>
        <translation>Le serveur redémarre&#xa0;; la connexion reviendra d’elle-même.</translation>
    </message>
    <message>
        <source>This link does not work any more: it expired or was withdrawn. Ask for a new one.</source>
        <translation>Ce lien n’est plus valable&#xa0;: il a expiré ou a été retiré. En demander un nouveau.</translation>
    </message>
    <message>
        <source>This document is not on the server any more.</source>
        <translation>Ce document n’est plus sur le serveur.</translation>
    </message>
    <message>
        <source>The server speaks another version. Update Syngraph to go on.</source>
        <translation>Le serveur utilise une autre version. Mettre à jour Syngraph pour continuer.</translation>
    </message>
    <message>
        <source>This document was opened again elsewhere in your name.</source>
        <translation>Ce document a été ouvert de nouveau ailleurs sous le même nom.</translation>
    </message>
    <message>
        <source>Stopped: the server is not the one that this link was made for. Neither your text nor the key in the link was sent to it.</source>
        <translation>Connexion interrompue&#xa0;: le serveur n’est pas celui pour lequel ce lien a été créé. Ni le texte ni la clé du lien ne lui ont été envoyés.</translation>
    </message>
    <message>
        <source>This computer does not know the server&apos;s certificate. Nothing was sent to it. Use the whole link, with everything behind #.</source>
        <translation>Cet ordinateur ne connaît pas le certificat du serveur. Rien ne lui a été envoyé. Utiliser le lien entier, avec tout ce qui suit #.</translation>
    </message>
    <message>
        <source>The server refuses this connection.</source>
        <translation>Le serveur refuse cette connexion.</translation>
    </message>
    <message>
        <source>The connection was stopped.</source>
        <translation>La connexion a été interrompue.</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Interrompue</translation>
    </message>
    <message>
        <source>Update needed</source>
        <translation>Mise à jour requise</translation>
    </message>
    <message>
        <source>Syngraph made a mistake in this document and stopped working on it. What was on the screen is in a tab of its own.</source>
        <translation>Syngraph a commis une erreur dans ce document et a cessé d&apos;y travailler. Ce qui était à l&apos;écran se trouve dans un onglet à part.</translation>
    </message>
    <message>
        <source>The server&apos;s address was not found. Is this computer online?</source>
        <translation>L’adresse du serveur est introuvable. Cet ordinateur est-il en ligne ?</translation>
    </message>
    <message>
        <source>No server takes connections at this address.</source>
        <translation>Aucun serveur n’accepte de connexions à cette adresse.</translation>
    </message>
    <message>
        <source>No secure connection could be made: the server&apos;s certificate or encryption does not fit.</source>
        <translation>Impossible d’établir une connexion sûre : le certificat ou le chiffrement du serveur ne convient pas.</translation>
    </message>
    <message>
        <source>Something in front of the server answered in its place (HTTP %1). A network that wants you to sign in does that.</source>
        <translation>Quelque chose a répondu à la place du serveur (HTTP %1). C’est ce que fait un réseau qui demande une authentification.</translation>
    </message>
    <message>
        <source>The server is busy and asks to wait.</source>
        <translation>Le serveur est occupé et demande de patienter.</translation>
    </message>
    <message>
        <source>The server is out of space.</source>
        <translation>Le serveur n’a plus d’espace.</translation>
    </message>
    <message>
        <source>The server made a mistake with this document.</source>
        <translation>Le serveur a commis une erreur avec ce document.</translation>
    </message>
    <message>
        <source>Damaged</source>
        <translation>Endommagé</translation>
    </message>
    <message>
        <source>This document is damaged on the server and is not served until its operator has brought it back from a backup.</source>
        <translation>Ce document est endommagé sur le serveur et n’est plus fourni tant que l’exploitant ne l’a pas rétabli à partir d’une sauvegarde.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln chat message(s) are not sent.</source>
        <translation>
            <numerusform>%Ln message de la discussion n&apos;est pas envoyé.</numerusform>
            <numerusform>%Ln messages de la discussion ne sont pas envoyés.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s) waiting</source>
        <translation>
            <numerusform>%Ln message en attente</numerusform>
            <numerusform>%Ln messages en attente</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s) not sent</source>
        <translation>
            <numerusform>%Ln message non envoyé</numerusform>
            <numerusform>%Ln messages non envoyés</numerusform>
        </translation>
    </message>
    <message>
        <source>The server can read revision %1, and you see a newer one: keep it.</source>
        <translation>Le serveur peut lire la révision %1, et celle à l’écran est plus récente : à conserver.</translation>
    </message>
    <message>
        <source>You see the state of revision %1.</source>
        <translation>L’écran montre l’état de la révision %1.</translation>
    </message>
    <message>
        <source>Your edits stay with you until it is mended.</source>
        <translation>Les modifications restent ici jusqu’à ce qu’il soit réparé.</translation>
    </message>
    <message>
        <source>This document was changed while you were away.</source>
        <translation>Ce document a été modifié entre-temps.</translation>
    </message>
    <message>
        <source>Its key: %1. The link&apos;s: %2.</source>
        <translation>Sa clé : %1. Celle du lien : %2.</translation>
    </message>
    <message>
        <source>This document is kept by this computer, which is not hosting now.</source>
        <translation>Ce document est conservé par cet ordinateur, qui n’héberge rien en ce moment.</translation>
    </message>
    <message>
        <source>This document is damaged on the server, as its log says.</source>
        <translation>Ce document est endommagé sur le serveur, comme le dit son journal.</translation>
    </message>
    <message>
        <source>The server can read revision %1, and you see your own copy: keep it.</source>
        <translation>Le serveur peut lire la révision %1, et vous voyez votre propre copie : conservez-la.</translation>
    </message>
</context>
<context>
    <name>syngraph::DocumentActions</name>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Annuler</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Rétablir</translation>
    </message>
    <message>
        <source>Cu&amp;t</source>
        <translation>Co&amp;uper</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Copier</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>Co&amp;ller</translation>
    </message>
    <message>
        <source>Paste without f&amp;ormat</source>
        <translation>Coller &amp;sans mise en forme</translation>
    </message>
    <message>
        <source>Select &amp;all</source>
        <translation>&amp;Tout sélectionner</translation>
    </message>
    <message>
        <source>&amp;Bold</source>
        <translation>&amp;Gras</translation>
    </message>
    <message>
        <source>&amp;Italic</source>
        <translation>&amp;Italique</translation>
    </message>
    <message>
        <source>&amp;Underline</source>
        <translation>&amp;Souligné</translation>
    </message>
    <message>
        <source>&amp;Strike through</source>
        <translation>&amp;Barré</translation>
    </message>
    <message>
        <source>&amp;Code</source>
        <translation>&amp;Code</translation>
    </message>
    <message>
        <source>&amp;Link…</source>
        <translation>&amp;Lien…</translation>
    </message>
    <message>
        <source>Clear &amp;format</source>
        <translation>Effacer la mise en &amp;forme</translation>
    </message>
    <message>
        <source>&amp;Text</source>
        <translation>&amp;Texte</translation>
    </message>
    <message>
        <source>Heading &amp;1</source>
        <translation>Titre &amp;1</translation>
    </message>
    <message>
        <source>Heading &amp;2</source>
        <translation>Titre &amp;2</translation>
    </message>
    <message>
        <source>Heading &amp;3</source>
        <translation>Titre &amp;3</translation>
    </message>
    <message>
        <source>Heading &amp;4</source>
        <translation>Titre &amp;4</translation>
    </message>
    <message>
        <source>Heading &amp;5</source>
        <translation>Titre &amp;5</translation>
    </message>
    <message>
        <source>Heading &amp;6</source>
        <translation>Titre &amp;6</translation>
    </message>
    <message>
        <source>&amp;Bulleted list</source>
        <translation>Liste à &amp;puces</translation>
    </message>
    <message>
        <source>&amp;Numbered list</source>
        <translation>Liste &amp;numérotée</translation>
    </message>
    <message>
        <source>C&amp;heck list</source>
        <translation>Liste à coc&amp;her</translation>
    </message>
    <message>
        <source>&amp;Quote</source>
        <translation>Cit&amp;ation</translation>
    </message>
    <message>
        <source>Co&amp;de block</source>
        <translation>Bloc &amp;de code</translation>
    </message>
    <message>
        <source>Text colou&amp;r…</source>
        <translation>Couleur du te&amp;xte…</translation>
    </message>
    <message>
        <source>Hi&amp;ghlight…</source>
        <translation>Su&amp;rlignage…</translation>
    </message>
    <message>
        <source>Align &amp;left</source>
        <translation>Aligner à &amp;gauche</translation>
    </message>
    <message>
        <source>&amp;Centre</source>
        <translation>C&amp;entrer</translation>
    </message>
    <message>
        <source>Align &amp;right</source>
        <translation>Aligner à d&amp;roite</translation>
    </message>
    <message>
        <source>&amp;Justify</source>
        <translation>&amp;Justifier</translation>
    </message>
    <message>
        <source>&amp;Indent more</source>
        <translation>Aug&amp;menter le retrait</translation>
    </message>
    <message>
        <source>I&amp;ndent less</source>
        <translation>Dimin&amp;uer le retrait</translation>
    </message>
    <message>
        <source>Tic&amp;k off</source>
        <translation>C&amp;ocher</translation>
    </message>
    <message>
        <source>&amp;Horizontal line</source>
        <translation>Ligne hori&amp;zontale</translation>
    </message>
    <message>
        <source>&amp;Find…</source>
        <translation>Rec&amp;hercher…</translation>
    </message>
    <message>
        <source>Zoom &amp;in</source>
        <translation>Zoom a&amp;vant</translation>
    </message>
    <message>
        <source>Zoom &amp;out</source>
        <translation>Zoom a&amp;rrière</translation>
    </message>
    <message>
        <source>&amp;Actual size</source>
        <translation>&amp;Taille réelle</translation>
    </message>
    <message>
        <source>I&amp;mage…</source>
        <translation>I&amp;mage…</translation>
    </message>
</context>
<context>
    <name>syngraph::DocumentOverlays</name>
    <message>
        <source>You wrote this.</source>
        <translation>Écrit par moi.</translation>
    </message>
    <message>
        <source>It is not known who wrote this.</source>
        <translation>Auteur inconnu.</translation>
    </message>
    <message>
        <source>%1 wrote this.</source>
        <translation>Écrit par %1.</translation>
    </message>
    <message>
        <source>Somebody wrote this who is not here now.</source>
        <translation>Écrit par une personne absente en ce moment.</translation>
    </message>
</context>
<context>
    <name>syngraph::DocumentTab</name>
    <message>
        <source>Document</source>
        <translation>Document</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Arrêter</translation>
    </message>
    <message>
        <source>Link copied. Send it to whoever should write with you.</source>
        <translation>Lien copié. À envoyer aux personnes invitées à écrire.</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Passer en revue</translation>
    </message>
    <message>
        <source>Nothing was changed while you were away.</source>
        <translation>Rien n’a été modifié pendant l’absence.</translation>
    </message>
    <message>
        <source>Copy what I wrote</source>
        <translation>Copier mon texte</translation>
    </message>
    <message>
        <source>Insert into the document</source>
        <translation>Insérer dans le document</translation>
    </message>
    <message>
        <source>Save a copy…</source>
        <translation>Enregistrer une copie…</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Abandonner</translation>
    </message>
    <message>
        <source>Untitled</source>
        <translation>Sans titre</translation>
    </message>
    <message>
        <source>Following %1 until you type or scroll.</source>
        <translation>Suivi de %1 jusqu’à la prochaine saisie ou au prochain défilement.</translation>
    </message>
    <message>
        <source>The text of the whole document was copied.</source>
        <translation>Le texte du document entier a été copié.</translation>
    </message>
    <message>
        <source>Write to %1?</source>
        <translation>Écrire à %1&#xa0;?</translation>
    </message>
    <message>
        <source>Open a page of %1?</source>
        <translation>Ouvrir une page de %1&#xa0;?</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Ouvrir</translation>
    </message>
    <message>
        <source>A copy was saved as %1</source>
        <translation>Une copie a été enregistrée sous %1</translation>
    </message>
    <message>
        <source>The copy could not be saved as %1: %2</source>
        <translation>La copie n’a pas pu être enregistrée sous %1&#xa0;: %2</translation>
    </message>
    <message>
        <source>%1 exists already.</source>
        <translation>%1 existe déjà.</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Remplacer</translation>
    </message>
    <message>
        <source>Save a copy</source>
        <translation>Enregistrer une copie</translation>
    </message>
    <message>
        <source>Markdown (*.md)</source>
        <translation>Markdown (*.md)</translation>
    </message>
    <message>
        <source>Web page (*.html)</source>
        <translation>Page web (*.html)</translation>
    </message>
    <message>
        <source>Plain text (*.txt)</source>
        <translation>Texte brut (*.txt)</translation>
    </message>
    <message>
        <source>Operations (*.json)</source>
        <translation>Opérations (*.json)</translation>
    </message>
    <message>
        <source>Not all of it could be read.</source>
        <translation>Tout n’a pas pu être lu.</translation>
    </message>
    <message>
        <source>Syngraph document (*.syngraph)</source>
        <translation>Document Syngraph (*.syngraph)</translation>
    </message>
    <message>
        <source>OpenDocument text (*.odt)</source>
        <translation>Texte OpenDocument (*.odt)</translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation>PDF (*.pdf)</translation>
    </message>
    <message>
        <source>Only a .syngraph file has everything.</source>
        <translation>Seul un fichier .syngraph contient tout.</translation>
    </message>
    <message>
        <source>%1 has no caret in the text yet.</source>
        <translation>%1 n’a pas encore de curseur dans le texte.</translation>
    </message>
    <message>
        <source>Nobody else has a caret in the text.</source>
        <translation>Personne d’autre n’a de curseur dans le texte.</translation>
    </message>
    <message>
        <source>That is too much to be pasted with its formats: the text alone is there.</source>
        <translation>C’est trop pour être collé avec sa mise en forme : seul le texte est là.</translation>
    </message>
    <message>
        <source>Not all of it could be pasted. %1</source>
        <translation>Tout n’a pas pu être collé. %1</translation>
    </message>
    <message>
        <source>The document was not printed.</source>
        <translation>Le document n’a pas été imprimé.</translation>
    </message>
    <message>
        <source>Printed to %1.</source>
        <translation>Imprimé dans %1.</translation>
    </message>
    <message>
        <source>Sent to the printer %1.</source>
        <translation>Envoyé à l’imprimante %1.</translation>
    </message>
    <message>
        <source>Printing…</source>
        <translation>Impression…</translation>
    </message>
    <message>
        <source>The links of this document can be managed from here now.</source>
        <translation>Les liens de ce document peuvent maintenant être gérés d’ici.</translation>
    </message>
    <message>
        <source>The server refused the owner&apos;s link of this document: its links are not managed from here for now.</source>
        <translation>Le serveur a refusé le lien de propriétaire de ce document : ses liens ne sont pas gérés d’ici pour le moment.</translation>
    </message>
</context>
<context>
    <name>syngraph::EditWords</name>
    <message>
        <source>This text has characters that a document cannot hold.</source>
        <translation>Ce texte contient des caractères qu’un document ne peut pas contenir.</translation>
    </message>
    <message>
        <source>This paragraph is full. Start a new one.</source>
        <translation>Ce paragraphe est plein. En commencer un nouveau.</translation>
    </message>
    <message>
        <source>The document is full.</source>
        <translation>Le document est plein.</translation>
    </message>
    <message>
        <source>The document has as many paragraphs as it can.</source>
        <translation>Le document ne peut pas contenir plus de paragraphes.</translation>
    </message>
    <message>
        <source>The document has as many links and formats as it can.</source>
        <translation>Le document ne peut pas contenir plus de liens et de mises en forme.</translation>
    </message>
    <message>
        <source>This is too much to paste at once.</source>
        <translation>C’est trop long pour être collé en une fois.</translation>
    </message>
    <message>
        <source>What was copied is damaged.</source>
        <translation>Le contenu copié est endommagé.</translation>
    </message>
    <message>
        <source>Links may lead to web pages, e-mail addresses and shared documents.</source>
        <translation>Les liens peuvent mener à des pages web, des adresses électroniques et des documents partagés.</translation>
    </message>
    <message>
        <source>This cannot be put into the document.</source>
        <translation>Impossible d’insérer cela dans le document.</translation>
    </message>
    <message>
        <source>You may not edit the shared document any more. This is what you had on the screen; your last edits are not in the document.</source>
        <translation>Le document partagé ne peut plus être modifié ici. Voici ce qui était affiché&#xa0;; les dernières modifications ne sont pas dans le document.</translation>
    </message>
    <message>
        <source>The shared document is full. This is what you had on the screen; your last edits are not in the document.</source>
        <translation>Le document partagé est plein. Voici ce qui était affiché&#xa0;; les dernières modifications ne sont pas dans le document.</translation>
    </message>
    <message>
        <source>The server&apos;s document was replaced meanwhile. This is what you had on the screen; your last edits are not in the document.</source>
        <translation>Le document du serveur a été remplacé entre-temps. Voici ce qui était affiché&#xa0;; les dernières modifications ne sont pas dans le document.</translation>
    </message>
    <message>
        <source>The server did not take your last edits. This is what you had on the screen; they are not in the document.</source>
        <translation>Le serveur n’a pas accepté les dernières modifications. Voici ce qui était affiché&#xa0;; elles ne sont pas dans le document.</translation>
    </message>
    <message>
        <source>The server&apos;s document is not the one that was on your screen. This is what you had there.</source>
        <translation>Le document du serveur n’est pas celui qui était affiché. Voici ce qui était affiché.</translation>
    </message>
    <message>
        <source>A step that cannot be undone or redone any more was left out.</source>
        <translation>Une étape qui ne peut plus être annulée ni rétablie a été omise.</translation>
    </message>
</context>
<context>
    <name>syngraph::FiguresPopover</name>
    <message>
        <source>Length of the text</source>
        <translation>Longueur du texte</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>Document</translation>
    </message>
    <message>
        <source>Selection</source>
        <translation>Sélection</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>Mots</translation>
    </message>
    <message>
        <source>Characters</source>
        <translation>Caractères</translation>
    </message>
    <message>
        <source>Paragraphs</source>
        <translation>Paragraphes</translation>
    </message>
</context>
<context>
    <name>syngraph::FileCommands</name>
    <message>
        <source>Documents (*.syngraph *.odt *.md *.markdown *.html *.htm *.txt)</source>
        <translation>Documents (*.syngraph *.odt *.md *.markdown *.html *.htm *.txt)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Tous les fichiers (*)</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Ouvrir</translation>
    </message>
    <message>
        <source>Only files of this computer can be opened.</source>
        <translation>Seuls les fichiers de cet ordinateur peuvent être ouverts.</translation>
    </message>
    <message numerus="yes">
        <source>At most %Ln file(s) can be opened at once.</source>
        <translation>
            <numerusform>%Ln fichier au maximum peut être ouvert à la fois.</numerusform>
            <numerusform>%Ln fichiers au maximum peuvent être ouverts à la fois.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing to save: the server has everything.</source>
        <translation>Rien à enregistrer&#xa0;: tout est sur le serveur.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln edit(s) are kept here and go to the server by themselves.</source>
        <translation>
            <numerusform>%Ln modification est conservée ici et sera envoyée d’elle-même au serveur.</numerusform>
            <numerusform>%Ln modifications sont conservées ici et seront envoyées d’elles-mêmes au serveur.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 was changed by another program.</source>
        <translation>%1 a été modifié par un autre programme.</translation>
    </message>
    <message>
        <source>Saving takes out of %1 what is not here. %2</source>
        <translation>L’enregistrement retire de %1 ce qui n’est pas ici. %2</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Remplacer</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>Enregistrer sous…</translation>
    </message>
    <message>
        <source>Save as</source>
        <translation>Enregistrer sous</translation>
    </message>
    <message>
        <source>%1 could not be saved: %2</source>
        <translation>%1 n’a pas pu être enregistré&#xa0;: %2</translation>
    </message>
    <message>
        <source>Saved as %1</source>
        <translation>Enregistré sous %1</translation>
    </message>
    <message>
        <source>Saved as %1, without the formats: it is plain text.</source>
        <translation>Enregistré sous %1, sans les mises en forme : c&apos;est du texte brut.</translation>
    </message>
    <message>
        <source>Saving %1…</source>
        <translation>Enregistrement de %1…</translation>
    </message>
</context>
<context>
    <name>syngraph::FindBar</name>
    <message>
        <source>Replace</source>
        <translation>Remplacer</translation>
    </message>
    <message>
        <source>Replace all</source>
        <translation>Tout remplacer</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>Rechercher</translation>
    </message>
    <message>
        <source>Previous (Shift+F3)</source>
        <translation>Précédent (Shift+F3)</translation>
    </message>
    <message>
        <source>Next (F3)</source>
        <translation>Suivant (F3)</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>Fermer (Esc)</translation>
    </message>
    <message>
        <source>Match case</source>
        <translation>Respecter la casse</translation>
    </message>
    <message>
        <source>Word</source>
        <translation>Mot</translation>
    </message>
    <message>
        <source>Whole words</source>
        <translation>Mots entiers</translation>
    </message>
    <message>
        <source>Regular expression</source>
        <translation>Expression régulière</translation>
    </message>
    <message>
        <source>Replace with</source>
        <translation>Remplacer par</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>Aucun résultat</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 sur %2</translation>
    </message>
    <message>
        <source>%1 found</source>
        <translation>Résultats&#xa0;: %1</translation>
    </message>
    <message>
        <source>Not a regular expression</source>
        <translation>Expression régulière incorrecte</translation>
    </message>
    <message>
        <source>This expression takes too long</source>
        <translation>Cette expression prend trop de temps</translation>
    </message>
    <message numerus="yes">
        <source>%Ln replaced</source>
        <translation>
            <numerusform>%Ln remplacement</numerusform>
            <numerusform>%Ln remplacements</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Replacing… %Ln so far. Esc stops.</source>
        <translation>
            <numerusform>Remplacement… %Ln jusqu’ici. Échap arrête.</numerusform>
            <numerusform>Remplacement… %Ln jusqu’ici. Échap arrête.</numerusform>
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
        <source>More tools</source>
        <translation>Plus d’outils</translation>
    </message>
    <message>
        <source>Kind of paragraph</source>
        <translation>Style de paragraphe</translation>
    </message>
    <message>
        <source>Kind of paragraph: %1</source>
        <translation>Style de paragraphe&#xa0;: %1</translation>
    </message>
    <message>
        <source>Alignment: %1</source>
        <translation>Alignement&#xa0;: %1</translation>
    </message>
    <message>
        <source>Alignment</source>
        <translation>Alignement</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>Partager</translation>
    </message>
</context>
<context>
    <name>syngraph::Gathering</name>
    <message>
        <source>Go there</source>
        <translation>Y aller</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Pas maintenant</translation>
    </message>
    <message>
        <source>You are not connected: nobody can be asked.</source>
        <translation>Hors connexion : personne ne peut être invité.</translation>
    </message>
    <message>
        <source>Only who may edit can ask the others to come.</source>
        <translation>Seules les personnes qui peuvent modifier peuvent inviter les autres à venir.</translation>
    </message>
    <message>
        <source>This server is of an older Syngraph and cannot ask the others.</source>
        <translation>Ce serveur est d&apos;un Syngraph plus ancien et ne peut pas inviter les autres.</translation>
    </message>
    <message>
        <source>Nobody else is here.</source>
        <translation>Il n&apos;y a personne d&apos;autre ici.</translation>
    </message>
    <message>
        <source>You have just asked. Give them a moment.</source>
        <translation>L&apos;invitation vient d&apos;être envoyée. Un moment de patience.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln other(s) were asked to come here.</source>
        <translation>
            <numerusform>%Ln autre personne a été invitée à venir ici.</numerusform>
            <numerusform>%Ln autres personnes ont été invitées à venir ici.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 asks everybody to come here.</source>
        <translation>%1 invite tout le monde à venir ici.</translation>
    </message>
    <message>
        <source>Mute</source>
        <translation>Mettre en sourdine</translation>
    </message>
    <message>
        <source>Asking the others to come here…</source>
        <translation>Invitation des autres à venir ici…</translation>
    </message>
    <message>
        <source>The others could not be asked: the server does not answer.</source>
        <translation>Les autres n&apos;ont pas pu être invités : le serveur ne répond pas.</translation>
    </message>
    <message>
        <source>The others could not be asked: what you wrote is not on the server yet.</source>
        <translation>Les autres n’ont pas pu être appelés : ce qui a été écrit n’est pas encore sur le serveur.</translation>
    </message>
    <message>
        <source>This document is damaged on the server: nobody can be asked.</source>
        <translation>Ce document est endommagé sur le serveur : personne ne peut être appelé.</translation>
    </message>
</context>
<context>
    <name>syngraph::GoToPopover</name>
    <message>
        <source>Number of the paragraph</source>
        <translation>Numéro du paragraphe</translation>
    </message>
    <message>
        <source>Go</source>
        <translation>Aller</translation>
    </message>
    <message>
        <source>Go to paragraph (1 to %1)</source>
        <translation>Aller au paragraphe (1 à %1)</translation>
    </message>
    <message>
        <source>Go to paragraph</source>
        <translation>Aller au paragraphe</translation>
    </message>
</context>
<context>
    <name>syngraph::HostPopover</name>
    <message>
        <source>The server&apos;s program (syngraph-server) is not installed.</source>
        <translation>Le programme du serveur (syngraph-server) n’est pas installé.</translation>
    </message>
    <message>
        <source>This computer is in no network that others could reach it by.</source>
        <translation>Cet ordinateur n’est dans aucun réseau par lequel d’autres pourraient le joindre.</translation>
    </message>
    <message>
        <source>Other programs use all the ports that were tried. Try again.</source>
        <translation>D’autres programmes utilisent tous les ports essayés. Réessayer.</translation>
    </message>
    <message>
        <source>The server ended by itself.</source>
        <translation>Le serveur s’est arrêté de lui-même.</translation>
    </message>
    <message>
        <source>Only for programs on this computer</source>
        <translation>Seulement pour les programmes de cet ordinateur</translation>
    </message>
    <message>
        <source>For everybody in my network who has a link</source>
        <translation>Pour toute personne du réseau local qui a un lien</translation>
    </message>
    <message>
        <source>Go on when the window closes</source>
        <translation>Continuer après la fermeture de la fenêtre</translation>
    </message>
    <message>
        <source>Host on this computer</source>
        <translation>Héberger sur cet ordinateur</translation>
    </message>
    <message>
        <source>Documents that you share are then kept on this computer. Others can work in them while it is on and hosts them.</source>
        <translation>Les documents partagés sont alors conservés sur cet ordinateur. D’autres peuvent y travailler tant qu’il est allumé et les héberge.</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>Démarrage…</translation>
    </message>
    <message>
        <source>This computer is a server at %1.</source>
        <translation>Cet ordinateur est un serveur à l’adresse %1.</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Démarrer</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Arrêter</translation>
    </message>
    <message>
        <source>Another server has the documents of this computer open. It has to end first.</source>
        <translation>Un autre serveur a ouvert les documents de cet ordinateur. Il doit d&apos;abord s&apos;arrêter.</translation>
    </message>
    <message>
        <source>The server&apos;s folder cannot be written.</source>
        <translation>Le dossier du serveur n&apos;est pas accessible en écriture.</translation>
    </message>
</context>
<context>
    <name>syngraph::JournalBar</name>
    <message>
        <source>The disk is full.</source>
        <translation>Le disque est plein.</translation>
    </message>
    <message>
        <source>The folder for unsent edits cannot be written.</source>
        <translation>Impossible d’écrire dans le dossier des modifications non envoyées.</translation>
    </message>
    <message>
        <source>Another Syngraph keeps the unsent edits and does not answer.</source>
        <translation>Un autre Syngraph détient les modifications non envoyées et ne répond pas.</translation>
    </message>
    <message>
        <source>The unsent edits on this computer are of a later Syngraph and were left as they are.</source>
        <translation>Les modifications non envoyées sur cet ordinateur viennent d’une version plus récente de Syngraph et ont été laissées telles quelles.</translation>
    </message>
    <message>
        <source>The disk reports errors.</source>
        <translation>Le disque signale des erreurs.</translation>
    </message>
    <message>
        <source>You can go on typing, but until it is sent it is only in this window.</source>
        <translation>La saisie reste possible, mais jusqu’à son envoi, le texte n’existe que dans cette fenêtre.</translation>
    </message>
    <message>
        <source>The file with unsent edits was damaged. What could be read is here; the file is kept as %1</source>
        <translation>Le fichier des modifications non envoyées était endommagé. Ce qui a pu être lu est ici&#xa0;; le fichier est conservé sous %1</translation>
    </message>
    <message>
        <source>The file with unsent edits was damaged and could not be read; it is kept as %1</source>
        <translation>Le fichier des modifications non envoyées était endommagé et illisible&#xa0;; il est conservé sous %1</translation>
    </message>
    <message>
        <source>The disk does not answer.</source>
        <translation>Le disque ne répond pas.</translation>
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
        <translation>Aucune touche ne correspond.</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Raccourcis clavier</translation>
    </message>
    <message>
        <source>What do you want to do?</source>
        <translation>Que faut-il faire ?</translation>
    </message>
    <message>
        <source>Search in the keyboard shortcuts</source>
        <translation>Chercher dans les raccourcis clavier</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Action</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Touches</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>Fenêtre</translation>
    </message>
    <message>
        <source>While writing</source>
        <translation>Pendant l’écriture</translation>
    </message>
    <message>
        <source>A new line in the same paragraph</source>
        <translation>Une nouvelle ligne dans le même paragraphe</translation>
    </message>
    <message>
        <source>A list item one level deeper</source>
        <translation>Un élément de liste un niveau plus bas</translation>
    </message>
    <message>
        <source>A list item one level higher</source>
        <translation>Un élément de liste un niveau plus haut</translation>
    </message>
    <message>
        <source>Stop following somebody</source>
        <translation>Ne plus suivre quelqu’un</translation>
    </message>
</context>
<context>
    <name>syngraph::LinkForm</name>
    <message>
        <source>Make and copy</source>
        <translation>Créer et copier</translation>
    </message>
    <message>
        <source>Can edit</source>
        <translation>Peut modifier</translation>
    </message>
    <message>
        <source>Can view</source>
        <translation>Peut lire</translation>
    </message>
    <message>
        <source>Can edit and manage links</source>
        <translation>Peut modifier et gérer les liens</translation>
    </message>
    <message>
        <source>Such as: Team</source>
        <translation>Par exemple : équipe</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>Jamais</translation>
    </message>
    <message>
        <source>In 1 day</source>
        <translation>Dans 1 jour</translation>
    </message>
    <message>
        <source>In 1 week</source>
        <translation>Dans 1 semaine</translation>
    </message>
    <message>
        <source>In 30 days</source>
        <translation>Dans 30 jours</translation>
    </message>
    <message>
        <source>Any number</source>
        <translation>Sans limite</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Whoever has it</source>
        <translation>Qui le possède</translation>
    </message>
    <message>
        <source>Name of the link</source>
        <translation>Nom du lien</translation>
    </message>
    <message>
        <source>Expires</source>
        <translation>Expire</translation>
    </message>
    <message>
        <source>Lets in</source>
        <translation>Laisse entrer</translation>
    </message>
    <message>
        <source>Counted are editors: each computer once, however often it comes back.</source>
        <translation>Ce sont les éditeurs qui comptent : chaque ordinateur une fois, aussi souvent qu’il revienne.</translation>
    </message>
</context>
<context>
    <name>syngraph::LinkRow</name>
    <message>
        <source>Copy</source>
        <translation>Copier</translation>
    </message>
    <message>
        <source>Revoke…</source>
        <translation>Révoquer…</translation>
    </message>
    <message>
        <source>Keep the link</source>
        <translation>Garder le lien</translation>
    </message>
    <message>
        <source>Revoke</source>
        <translation>Révoquer</translation>
    </message>
    <message>
        <source>Copy the link “%1”</source>
        <translation>Copier le lien « %1 »</translation>
    </message>
    <message>
        <source>Revoke the link “%1”</source>
        <translation>Révoquer le lien « %1 »</translation>
    </message>
</context>
<context>
    <name>syngraph::LinkSection</name>
    <message>
        <source>New link…</source>
        <translation>Nouveau lien…</translation>
    </message>
    <message>
        <source>The new link is copied.</source>
        <translation>Le nouveau lien est copié.</translation>
    </message>
    <message numerus="yes">
        <source>The link is revoked; %Ln person(s) were disconnected.</source>
        <translation>
            <numerusform>Le lien est révoqué ; %Ln personne a été déconnectée.</numerusform>
            <numerusform>Le lien est révoqué ; %Ln personnes ont été déconnectées.</numerusform>
        </translation>
    </message>
    <message>
        <source>The link is revoked.</source>
        <translation>Le lien est révoqué.</translation>
    </message>
    <message>
        <source>The server is of an older version: links are managed there by its administrator alone.</source>
        <translation>Le serveur est d’une version plus ancienne : seul son administrateur y gère les liens.</translation>
    </message>
    <message>
        <source>Managing links needs the server, and there is no connection to it at the moment.</source>
        <translation>Gérer les liens demande le serveur, et il n’y a pas de connexion en ce moment.</translation>
    </message>
    <message>
        <source>Asking the server for the links…</source>
        <translation>Demande des liens au serveur…</translation>
    </message>
    <message>
        <source>There are no links to this document.</source>
        <translation>Il n’y a pas de lien vers ce document.</translation>
    </message>
    <message>
        <source>The link that this window uses works until %1.</source>
        <translation>Le lien de cette fenêtre est valable jusqu’au %1.</translation>
    </message>
    <message>
        <source>Links (%1)</source>
        <translation>Liens (%1)</translation>
    </message>
    <message>
        <source>Links</source>
        <translation>Liens</translation>
    </message>
    <message>
        <source>The link “%1” is copied.</source>
        <translation>Le lien « %1 » est copié.</translation>
    </message>
    <message>
        <source>Whoever has it manages the links, too.</source>
        <translation>Qui le possède gère aussi les liens.</translation>
    </message>
    <message>
        <source>The link can be copied once the server has said what it allows.</source>
        <translation>Le lien pourra être copié dès que le serveur aura dit ce qu’il permet.</translation>
    </message>
    <message>
        <source>The server refused the owner&apos;s link that is kept here, so the links are not managed from here for now. It is tried again at the next start.</source>
        <translation>Le serveur a refusé le lien de propriétaire conservé ici ; les liens ne sont donc pas gérés d’ici pour le moment. Il sera essayé de nouveau au prochain démarrage.</translation>
    </message>
    <message>
        <source>Links are managed by whoever has an owner&apos;s link. Where nobody has one, the server&apos;s administrator makes it.</source>
        <translation>Les liens sont gérés par qui possède un lien de propriétaire. Si personne n’en a, l’administrateur du serveur en crée un.</translation>
    </message>
</context>
<context>
    <name>syngraph::LinkTips</name>
    <message>
        <source>%1click opens it.</source>
        <comment>%1 is a key with a plus sign</comment>
        <translation>%1clic pour l’ouvrir.</translation>
    </message>
</context>
<context>
    <name>syngraph::LinkWords</name>
    <message>
        <source>Paste a link first.</source>
        <translation>Coller d’abord un lien.</translation>
    </message>
    <message>
        <source>This is too long to be a link.</source>
        <translation>C’est trop long pour être un lien.</translation>
    </message>
    <message>
        <source>This is not a link. It should begin with https://</source>
        <translation>Ce n’est pas un lien. Il devrait commencer par https://</translation>
    </message>
    <message>
        <source>There is a character in this link that does not belong there, such as a space.</source>
        <translation>Ce lien contient un caractère qui n’y a pas sa place, par exemple une espace.</translation>
    </message>
    <message>
        <source>A link must not contain a user name before the host.</source>
        <translation>Un lien ne doit pas contenir de nom d’utilisateur avant l’hôte.</translation>
    </message>
    <message>
        <source>The host name in this link is not valid.</source>
        <translation>Le nom d’hôte de ce lien n’est pas valable.</translation>
    </message>
    <message>
        <source>The port in this link is not valid.</source>
        <translation>Le port de ce lien n’est pas valable.</translation>
    </message>
    <message>
        <source>This address does not lead to a document.</source>
        <translation>Cette adresse ne mène à aucun document.</translation>
    </message>
    <message>
        <source>The document&apos;s part of this link is damaged.</source>
        <translation>La partie de ce lien qui désigne le document est endommagée.</translation>
    </message>
    <message>
        <source>The part behind # is missing. Copy the whole link once more.</source>
        <translation>La partie après # manque. Copier de nouveau le lien entier.</translation>
    </message>
    <message>
        <source>The part behind # is damaged. Copy the whole link again.</source>
        <translation>La partie après # est endommagée. Copier de nouveau le lien entier.</translation>
    </message>
    <message>
        <source>The fingerprint in this link is damaged.</source>
        <translation>L’empreinte de ce lien est endommagée.</translation>
    </message>
    <message>
        <source>This link has more than one fingerprint.</source>
        <translation>Ce lien a plus d’une empreinte.</translation>
    </message>
    <message>
        <source>There is something at the end of this link that does not belong there.</source>
        <translation>La fin de ce lien contient quelque chose qui n’y a pas sa place.</translation>
    </message>
    <message>
        <source>Links without encryption (http://) work on this computer only.</source>
        <translation>Les liens sans chiffrement (http://) ne fonctionnent que sur cet ordinateur.</translation>
    </message>
    <message>
        <source>This is not a link.</source>
        <translation>Ce n’est pas un lien.</translation>
    </message>
    <message>
        <source>The server cannot be reached. Check the address and your connection.</source>
        <translation>Le serveur est injoignable. Vérifier l’adresse et la connexion.</translation>
    </message>
    <message>
        <source>The server does not let you make documents. Use the address that its administrator gave you, with everything behind #.</source>
        <translation>Le serveur ne permet pas de créer de documents. Utiliser l’adresse donnée par son administrateur, avec tout ce qui suit #.</translation>
    </message>
    <message>
        <source>The server&apos;s key is not the one in the address. Nothing was sent to it.</source>
        <translation>La clé du serveur n’est pas celle de l’adresse. Rien ne lui a été envoyé.</translation>
    </message>
    <message>
        <source>This computer does not know the server&apos;s certificate. Use the whole address that the server printed, with everything behind #.</source>
        <translation>Cet ordinateur ne connaît pas le certificat du serveur. Utiliser l’adresse entière affichée par le serveur, avec tout ce qui suit #.</translation>
    </message>
    <message>
        <source>This is not a Syngraph server of a known version.</source>
        <translation>Ce n’est pas un serveur Syngraph d’une version connue.</translation>
    </message>
    <message>
        <source>The server is too busy. Try again in a moment.</source>
        <translation>Le serveur est surchargé. Réessayer dans un instant.</translation>
    </message>
    <message>
        <source>Sharing did not work.</source>
        <translation>Le partage a échoué.</translation>
    </message>
    <message>
        <source>Leads to %1.</source>
        <translation>Mène à %1.</translation>
    </message>
    <message>
        <source>It was written with letters that can look like others.</source>
        <translation>Le nom contient des lettres qui peuvent se confondre avec d’autres.</translation>
    </message>
    <message>
        <source>This link leads to a program on this computer itself. Open it only if you know why.</source>
        <translation>Ce lien mène à un programme de cet ordinateur même. À n’ouvrir que si la raison en est connue.</translation>
    </message>
    <message>
        <source>This link leads to a machine in your own network.</source>
        <translation>Ce lien mène à une machine du réseau local.</translation>
    </message>
    <message>
        <source>its key: %1, the address&apos;s: %2</source>
        <translation>sa clé : %1, celle de l’adresse : %2</translation>
    </message>
</context>
<context>
    <name>syngraph::MainWindow</name>
    <message>
        <source>Change…</source>
        <translation>Changer…</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>Partager</translation>
    </message>
    <message>
        <source>View only</source>
        <translation>Lecture seule</translation>
    </message>
    <message>
        <source>Shared · %1</source>
        <translation>Partagé · %1</translation>
    </message>
    <message>
        <source>Shared</source>
        <translation>Partagé</translation>
    </message>
    <message>
        <source>Link copied.</source>
        <translation>Lien copié.</translation>
    </message>
    <message>
        <source>No program was found that opens %1.</source>
        <translation>Aucun programme trouvé pour ouvrir %1.</translation>
    </message>
    <message>
        <source>The document was not shared.</source>
        <translation>Le document n’a pas été partagé.</translation>
    </message>
    <message>
        <source>The others see you as %1.</source>
        <translation>Nom visible par les autres&#xa0;: %1.</translation>
    </message>
    <message>
        <source>About Syngraph</source>
        <translation>À propos de Syngraph</translation>
    </message>
    <message>
        <source>Syngraph %1</source>
        <translation>Syngraph %1</translation>
    </message>
    <message>
        <source>Write one document together, on a server of your own.</source>
        <translation>Écrire un document à plusieurs, sur son propre serveur.</translation>
    </message>
    <message>
        <source>Recovered from %1</source>
        <translation>Récupéré depuis %1</translation>
    </message>
    <message>
        <source>The document is not open for writing yet. Insert the text once it is.</source>
        <translation>Le document n’est pas encore ouvert en écriture. Insérer le texte dès qu’il le sera.</translation>
    </message>
    <message>
        <source>Leave it running</source>
        <translation>Laisser le serveur actif</translation>
    </message>
    <message>
        <source>Stop and quit</source>
        <translation>Arrêter et quitter</translation>
    </message>
    <message numerus="yes">
        <source>%Ln other(s) work on this computer&apos;s documents and would lose the connection.</source>
        <translation>
            <numerusform>%Ln autre personne travaille sur les documents de cet ordinateur et perdrait la connexion.</numerusform>
            <numerusform>%Ln autres personnes travaillent sur les documents de cet ordinateur et perdraient la connexion.</numerusform>
        </translation>
    </message>
    <message>
        <source>Start again</source>
        <translation>Redémarrer</translation>
    </message>
    <message>
        <source>What was not sent last time goes to the server as soon as it answers.</source>
        <translation>Ce qui n&apos;a pas été envoyé la dernière fois part au serveur dès qu&apos;il répond.</translation>
    </message>
    <message>
        <source>What of “%1” is not sent yet is kept, and sent when it is open again.</source>
        <translation>Ce qui n&apos;est pas encore envoyé de « %1 » est conservé et envoyé à sa réouverture.</translation>
    </message>
    <message>
        <source>The message in the chat of “%1” is kept, and there when it is open again.</source>
        <translation>Le message commencé dans la discussion de « %1 » est conservé et sera là à la prochaine ouverture.</translation>
    </message>
    <message>
        <source>There is no link to give away. “Manage links…” makes one.</source>
        <translation>Il n’y a pas de lien à donner. « Gérer les liens… » en crée un.</translation>
    </message>
    <message>
        <source>The server of this computer could not be started again, and would not go on.</source>
        <translation>Le serveur de cet ordinateur n’a pas pu être redémarré et ne continuerait pas.</translation>
    </message>
    <message>
        <source>The link can be copied once the server has said what it allows.</source>
        <translation>Le lien pourra être copié dès que le serveur aura dit ce qu’il permet.</translation>
    </message>
</context>
<context>
    <name>syngraph::ManagedLinks</name>
    <message>
        <source>made %1</source>
        <translation>créé le %1</translation>
    </message>
    <message>
        <source>yours</source>
        <translation>de cette fenêtre</translation>
    </message>
    <message>
        <source>View-only link</source>
        <translation>Lien de lecture</translation>
    </message>
    <message>
        <source>Edit link</source>
        <translation>Lien de modification</translation>
    </message>
    <message>
        <source>Owner&apos;s link</source>
        <translation>Lien de propriétaire</translation>
    </message>
    <message>
        <source>can view</source>
        <translation>peut lire</translation>
    </message>
    <message>
        <source>can edit</source>
        <translation>peut modifier</translation>
    </message>
    <message>
        <source>can edit and manage links</source>
        <translation>peut modifier et gérer les liens</translation>
    </message>
    <message>
        <source>revoked</source>
        <translation>révoqué</translation>
    </message>
    <message>
        <source>expired</source>
        <translation>expiré</translation>
    </message>
    <message>
        <source>until %1</source>
        <translation>jusqu’au %1</translation>
    </message>
    <message numerus="yes">
        <source>%Ln person(s) now</source>
        <translation>
            <numerusform>%Ln personne en ce moment</numerusform>
            <numerusform>%Ln personnes en ce moment</numerusform>
        </translation>
    </message>
    <message>
        <source>last used %1</source>
        <translation>utilisé pour la dernière fois le %1</translation>
    </message>
    <message>
        <source>never used</source>
        <translation>jamais utilisé</translation>
    </message>
    <message numerus="yes">
        <source>%Ln person(s) will be disconnected. The document and its history stay.</source>
        <translation>
            <numerusform>%Ln personne sera déconnectée. Le document et son historique restent.</numerusform>
            <numerusform>%Ln personnes seront déconnectées. Le document et son historique restent.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nobody is connected by it at the moment. The document and its history stay.</source>
        <translation>Personne n’est connecté par lui en ce moment. Le document et son historique restent.</translation>
    </message>
    <message>
        <source>This needs the server, and there is no connection to it at the moment.</source>
        <translation>Cela demande le serveur, et il n’y a pas de connexion en ce moment.</translation>
    </message>
    <message>
        <source>The links may not be managed from here any more.</source>
        <translation>Les liens ne peuvent plus être gérés d’ici.</translation>
    </message>
    <message>
        <source>The document has as many links as it may have. Revoke one of them first.</source>
        <translation>Le document a autant de liens que permis. Il faut d’abord en révoquer un.</translation>
    </message>
    <message>
        <source>This link is gone already.</source>
        <translation>Ce lien n’existe déjà plus.</translation>
    </message>
    <message>
        <source>This is the last link by which the links can be managed. Without it nobody could ever end one again, so only the server&apos;s administrator can revoke it.</source>
        <translation>C’est le dernier lien qui permet de gérer les liens. Sans lui, plus personne ne pourrait en révoquer : seul l’administrateur du serveur peut donc le faire.</translation>
    </message>
    <message>
        <source>That was too much at once. Try again in a minute.</source>
        <translation>C’était trop à la fois. Réessayer dans une minute.</translation>
    </message>
    <message>
        <source>The server is out of space.</source>
        <translation>Le serveur n’a plus de place.</translation>
    </message>
    <message>
        <source>The server could not do that. Try again in a moment.</source>
        <translation>Le serveur n’a pas pu le faire. Réessayer dans un instant.</translation>
    </message>
    <message>
        <source>has let in %1 of %2 editors</source>
        <translation>a laissé entrer %1 éditeurs sur %2</translation>
    </message>
    <message>
        <source>This window uses it itself and goes on by another link.</source>
        <translation>Cette fenêtre l’utilise elle-même et continuera avec un autre lien.</translation>
    </message>
    <message>
        <source>This window uses it itself and knows no other: nothing can be written here any more then, and what was not sent yet stays here.</source>
        <translation>Cette fenêtre l’utilise elle-même et n’en connaît pas d’autre : on ne pourra plus rien écrire ici, et ce qui n’a pas encore été envoyé restera ici.</translation>
    </message>
    <message>
        <source>The connection ended before the server answered. Whether it was done is not known; the list will show it.</source>
        <translation>La connexion s’est interrompue avant la réponse du serveur. On ne sait pas si cela a été fait ; la liste le montrera.</translation>
    </message>
</context>
<context>
    <name>syngraph::NoticeBar</name>
    <message>
        <source>Dismiss</source>
        <translation>Masquer</translation>
    </message>
</context>
<context>
    <name>syngraph::OpenLinkPopover</name>
    <message>
        <source>Open a shared document</source>
        <translation>Ouvrir un document partagé</translation>
    </message>
    <message>
        <source>Paste the link here: https://…</source>
        <translation>Coller le lien ici&#xa0;: https://…</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>Lien</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>Coller</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Ouvrir</translation>
    </message>
</context>
<context>
    <name>syngraph::ParagraphHint</name>
    <message>
        <source>This paragraph is very long, and writing in it may become slow. Several shorter ones are faster.</source>
        <translation>Ce paragraphe est très long, et y écrire peut devenir lent. Plusieurs paragraphes plus courts sont plus rapides.</translation>
    </message>
</context>
<context>
    <name>syngraph::ParticipantsModel</name>
    <message>
        <source>Unnamed</source>
        <translation>Sans nom</translation>
    </message>
    <message>
        <source>can view</source>
        <translation>peut lire</translation>
    </message>
    <message>
        <source>can edit</source>
        <translation>peut modifier</translation>
    </message>
    <message>
        <source>line %1</source>
        <translation>ligne %1</translation>
    </message>
    <message>
        <source>typing</source>
        <translation>écrit</translation>
    </message>
    <message numerus="yes">
        <source>idle for %Ln min</source>
        <translation>
            <numerusform>inactif depuis %Ln min</numerusform>
            <numerusform>inactif depuis %Ln min</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>idle for %Ln h</source>
        <translation>
            <numerusform>inactif depuis %Ln h</numerusform>
            <numerusform>inactif depuis %Ln h</numerusform>
        </translation>
    </message>
    <message>
        <source>(you)</source>
        <translation>(moi)</translation>
    </message>
</context>
<context>
    <name>syngraph::PeoplePanel</name>
    <message>
        <source>Nobody else can see this document yet.

Press Share and send the link: whoever opens it appears here, with a caret of their own.</source>
        <translation>Personne d’autre ne peut encore voir ce document.

Appuyer sur «&#xa0;Partager&#xa0;» et envoyer le lien&#xa0;: toute personne qui l’ouvre apparaît ici, avec son propre curseur.</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Personnes</translation>
    </message>
    <message>
        <source>People who have this document open</source>
        <translation>Personnes ayant ouvert ce document</translation>
    </message>
    <message>
        <source>Hide the list of people</source>
        <translation>Masquer la liste des personnes</translation>
    </message>
    <message>
        <source>Change your name</source>
        <translation>Changer de nom</translation>
    </message>
    <message>
        <source>Go there</source>
        <translation>Y aller</translation>
    </message>
    <message>
        <source>Follow</source>
        <translation>Suivre</translation>
    </message>
</context>
<context>
    <name>syngraph::PersonDelegate</name>
    <message>
        <source>(you)</source>
        <translation>(moi)</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>Nom affiché</translation>
    </message>
    <message>
        <source>Press F2 or double-click to change your name</source>
        <translation>F2 ou double-clic pour changer de nom</translation>
    </message>
</context>
<context>
    <name>syngraph::ProfilePopover</name>
    <message>
        <source>Apply</source>
        <translation>Appliquer</translation>
    </message>
    <message>
        <source>How the others see you</source>
        <translation>Apparence pour les autres</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>Nom affiché</translation>
    </message>
    <message>
        <source>Blue</source>
        <translation>Bleu</translation>
    </message>
    <message>
        <source>Orange</source>
        <translation>Orange</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>Vert</translation>
    </message>
    <message>
        <source>Purple</source>
        <translation>Pourpre</translation>
    </message>
    <message>
        <source>Teal</source>
        <translation>Sarcelle</translation>
    </message>
    <message>
        <source>Pink</source>
        <translation>Rose</translation>
    </message>
    <message>
        <source>Ochre</source>
        <translation>Ocre</translation>
    </message>
    <message>
        <source>Violet</source>
        <translation>Violet</translation>
    </message>
    <message>
        <source>Olive</source>
        <translation>Olive</translation>
    </message>
    <message>
        <source>Red</source>
        <translation>Rouge</translation>
    </message>
    <message>
        <source>Sea green</source>
        <translation>Vert marin</translation>
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
        <translation>Quelqu’un</translation>
    </message>
</context>
<context>
    <name>syngraph::SharePopover</name>
    <message>
        <source>Name of the document</source>
        <translation>Nom du document</translation>
    </message>
    <message>
        <source>Address of the server</source>
        <translation>Adresse du serveur</translation>
    </message>
    <message>
        <source>Server, such as https://pad.example.org</source>
        <translation>Serveur, par exemple https://pad.example.org</translation>
    </message>
    <message>
        <source>The document goes to this server, and everybody with the link can edit it. The server prints its address when it starts.</source>
        <translation>Le document est placé sur ce serveur et toute personne ayant le lien peut le modifier. Le serveur affiche son adresse au démarrage.</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>Partager</translation>
    </message>
    <message>
        <source>Host on this computer…</source>
        <translation>Héberger sur cet ordinateur…</translation>
    </message>
    <message>
        <source>Copy view-only link</source>
        <translation>Copier le lien de lecture</translation>
    </message>
    <message>
        <source>Link copied.</source>
        <translation>Lien copié.</translation>
    </message>
    <message>
        <source>View-only link copied.</source>
        <translation>Lien de lecture copié.</translation>
    </message>
    <message>
        <source>Which server? Type its address.</source>
        <translation>Quel serveur&#xa0;? Saisir son adresse.</translation>
    </message>
    <message>
        <source>This is not the address of a server: there is a path behind the host.</source>
        <translation>Ce n’est pas l’adresse d’un serveur&#xa0;: un chemin suit l’hôte.</translation>
    </message>
    <message>
        <source>Sharing…</source>
        <translation>Partage…</translation>
    </message>
    <message>
        <source>Shared document</source>
        <translation>Document partagé</translation>
    </message>
    <message>
        <source>Share this document</source>
        <translation>Partager ce document</translation>
    </message>
    <message>
        <source>Copy link</source>
        <translation>Copier le lien</translation>
    </message>
    <message>
        <source>Copy edit link</source>
        <translation>Copier le lien de modification</translation>
    </message>
    <message>
        <source>Anyone with the link can read this document on %1.</source>
        <translation>Toute personne ayant le lien peut lire ce document sur %1.</translation>
    </message>
    <message>
        <source>Anyone with the edit link can write with you on %1.</source>
        <translation>Toute personne ayant le lien de modification peut écrire dans ce document sur %1.</translation>
    </message>
    <message>
        <source>Link copied. Send it to whoever should write with you.</source>
        <translation>Lien copié. À envoyer aux personnes invitées à écrire.</translation>
    </message>
    <message>
        <source>This document is on %1.</source>
        <translation>Ce document est sur %1.</translation>
    </message>
</context>
<context>
    <name>syngraph::SpellingMenu</name>
    <message>
        <source>&amp;Check while typing</source>
        <translation>&amp;Vérifier pendant la saisie</translation>
    </message>
    <message>
        <source>There is no dictionary on this computer (packages hunspell-…)</source>
        <translation>Aucun dictionnaire sur cet ordinateur (paquets hunspell-…)</translation>
    </message>
    <message>
        <source>There is no dictionary for your language; choose another one</source>
        <translation>Aucun dictionnaire pour la langue du système&#xa0;; en choisir une autre</translation>
    </message>
    <message>
        <source>The dictionary cannot be read</source>
        <translation>Le dictionnaire est illisible</translation>
    </message>
</context>
<context>
    <name>syngraph::StartPanel</name>
    <message>
        <source>Documents of last time</source>
        <translation>Documents de la dernière fois</translation>
    </message>
    <message>
        <source>Host on this computer…</source>
        <translation>Héberger sur cet ordinateur…</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Accueil</translation>
    </message>
    <message>
        <source>Paste a link to open: https://…</source>
        <translation>Coller un lien à ouvrir&#xa0;: https://…</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>Lien</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Ouvrir</translation>
    </message>
    <message>
        <source>Write, or open what is there already.</source>
        <translation>Écrire, ou ouvrir ce qui existe déjà.</translation>
    </message>
    <message>
        <source>There is a link to a document of %1 in the clipboard:</source>
        <translation>Le presse-papiers contient un lien vers un document de %1&#xa0;:</translation>
    </message>
    <message>
        <source>Untitled</source>
        <translation>Sans titre</translation>
    </message>
</context>
<context>
    <name>syngraph::StatusLine</name>
    <message>
        <source>Server: %1</source>
        <translation>Serveur&#xa0;: %1</translation>
    </message>
    <message numerus="yes">
        <source>%Ln here</source>
        <translation>
            <numerusform>%Ln personne</numerusform>
            <numerusform>%Ln personnes</numerusform>
        </translation>
    </message>
    <message>
        <source>Ln %1, Col %2</source>
        <translation>Lig. %1, col. %2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln selected</source>
        <translation>
            <numerusform>%Ln sélectionné</numerusform>
            <numerusform>%Ln sélectionnés</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln word(s)</source>
        <translation>
            <numerusform>%Ln mot</numerusform>
            <numerusform>%Ln mots</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln character(s)</source>
        <translation>
            <numerusform>%Ln caractère</numerusform>
            <numerusform>%Ln caractères</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln paragraph(s)</source>
        <translation>
            <numerusform>%Ln paragraphe</numerusform>
            <numerusform>%Ln paragraphes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>syngraph::TabImages</name>
    <message>
        <source>The image is on its way.</source>
        <translation>L&apos;image est en route.</translation>
    </message>
    <message>
        <source>The image is not on the server yet.</source>
        <translation>L&apos;image n&apos;est pas encore sur le serveur.</translation>
    </message>
    <message>
        <source>The image cannot be shown: it is damaged.</source>
        <translation>L&apos;image ne peut pas être affichée : elle est endommagée.</translation>
    </message>
    <message>
        <source>The image is too large to be shown.</source>
        <translation>L&apos;image est trop grande pour être affichée.</translation>
    </message>
    <message>
        <source>This computer cannot show images of this kind.</source>
        <translation>Cet ordinateur ne peut pas afficher les images de ce type.</translation>
    </message>
    <message numerus="yes">
        <source>At most %Ln images can be put in at once.</source>
        <translation>
            <numerusform>%Ln image au plus peut être insérée à la fois.</numerusform>
            <numerusform>%Ln images au plus peuvent être insérées à la fois.</numerusform>
        </translation>
    </message>
    <message>
        <source>The image could not be kept on this computer, so it was not put in. Is the disk full?</source>
        <translation>L&apos;image n&apos;a pas pu être conservée sur cet ordinateur et n&apos;a donc pas été insérée. Le disque est-il plein ?</translation>
    </message>
    <message>
        <source>Insert images</source>
        <translation>Insérer des images</translation>
    </message>
    <message>
        <source>Images (*.png *.jpg *.jpeg *.gif *.webp)</source>
        <translation>Images (*.png *.jpg *.jpeg *.gif *.webp)</translation>
    </message>
    <message>
        <source>Save image as…</source>
        <translation>Enregistrer l&apos;image sous…</translation>
    </message>
    <message>
        <source>The image is not here yet.</source>
        <translation>L&apos;image n&apos;est pas encore là.</translation>
    </message>
    <message>
        <source>Save image</source>
        <translation>Enregistrer l&apos;image</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>Image</translation>
    </message>
    <message>
        <source>The image was saved as %1.</source>
        <translation>L&apos;image a été enregistrée sous %1.</translation>
    </message>
    <message>
        <source>The image could not be saved as %1.</source>
        <translation>L&apos;image n&apos;a pas pu être enregistrée sous %1.</translation>
    </message>
    <message>
        <source>This is not an image of a kind that documents can hold.</source>
        <translation>Ce n&apos;est pas une image d&apos;un type que les documents peuvent contenir.</translation>
    </message>
    <message>
        <source>This image is too large.</source>
        <translation>Cette image est trop grande.</translation>
    </message>
    <message>
        <source>This image cannot be read.</source>
        <translation>Cette image ne peut pas être lue.</translation>
    </message>
    <message>
        <source>This computer cannot read images of this kind.</source>
        <translation>Cet ordinateur ne peut pas lire les images de ce type.</translation>
    </message>
    <message>
        <source>The document has as many images as the server takes: the last one is only on this computer.</source>
        <translation>Le document a autant d&apos;images que le serveur en accepte : la dernière n&apos;est que sur cet ordinateur.</translation>
    </message>
    <message>
        <source>The server does not take an image: it is only on this computer.</source>
        <translation>Le serveur n&apos;accepte pas une image : elle n&apos;est que sur cet ordinateur.</translation>
    </message>
</context>
<context>
    <name>syngraph::TabStrip</name>
    <message>
        <source>Open documents</source>
        <translation>Documents ouverts</translation>
    </message>
    <message>
        <source>New document</source>
        <translation>Nouveau document</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Close this document</source>
        <translation>Fermer ce document</translation>
    </message>
</context>
<context>
    <name>syngraph::TextLinkPopover</name>
    <message>
        <source>Open</source>
        <translation>Ouvrir</translation>
    </message>
    <message>
        <source>Remove link</source>
        <translation>Supprimer le lien</translation>
    </message>
    <message>
        <source>https://… or an e-mail address</source>
        <translation>https://… ou une adresse électronique</translation>
    </message>
    <message>
        <source>Address of the link</source>
        <translation>Adresse du lien</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>Appliquer</translation>
    </message>
    <message>
        <source>Links may lead to web pages, e-mail addresses and shared documents.</source>
        <translation>Les liens peuvent mener à des pages web, des adresses électroniques et des documents partagés.</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>Lien</translation>
    </message>
</context>
<context>
    <name>syngraph::TextMenu</name>
    <message>
        <source>Open link</source>
        <translation>Ouvrir le lien</translation>
    </message>
    <message>
        <source>Copy link</source>
        <translation>Copier le lien</translation>
    </message>
    <message>
        <source>No suggestions</source>
        <translation>Aucune suggestion</translation>
    </message>
    <message>
        <source>Looking for suggestions…</source>
        <translation>Recherche de suggestions…</translation>
    </message>
    <message>
        <source>Add “%1” to the dictionary</source>
        <translation>Ajouter «&#xa0;%1&#xa0;» au dictionnaire</translation>
    </message>
    <message>
        <source>Your dictionary cannot be written; the word counts until the program ends.</source>
        <translation>Impossible d’écrire le dictionnaire personnel&#xa0;; le mot est accepté jusqu’à la fermeture du programme.</translation>
    </message>
    <message>
        <source>Cut</source>
        <translation>Couper</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copier</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>Coller</translation>
    </message>
    <message>
        <source>Paste without format</source>
        <translation>Coller sans mise en forme</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>Tout sélectionner</translation>
    </message>
</context>
<context>
    <name>syngraph::WindowMenus</name>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Fichier</translation>
    </message>
    <message>
        <source>&amp;New</source>
        <translation>&amp;Nouveau</translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation>Documents &amp;récents</translation>
    </message>
    <message>
        <source>&amp;Close tab</source>
        <translation>&amp;Fermer l’onglet</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Quitter</translation>
    </message>
    <message>
        <source>Untitled</source>
        <translation>Sans titre</translation>
    </message>
    <message>
        <source>&amp;Forget all that are closed</source>
        <translation>&amp;Oublier tous les documents fermés</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>É&amp;dition</translation>
    </message>
    <message>
        <source>Your &amp;name and colour…</source>
        <translation>No&amp;m et couleur…</translation>
    </message>
    <message>
        <source>Find &amp;next</source>
        <translation>Résultat sui&amp;vant</translation>
    </message>
    <message>
        <source>Find pre&amp;vious</source>
        <translation>Résultat &amp;précédent</translation>
    </message>
    <message>
        <source>R&amp;eplace…</source>
        <translation>R&amp;emplacer…</translation>
    </message>
    <message>
        <source>&amp;Go to paragraph…</source>
        <translation>Aller au para&amp;graphe…</translation>
    </message>
    <message>
        <source>&amp;Word count…</source>
        <translation>&amp;Nombre de mots…</translation>
    </message>
    <message>
        <source>&amp;Markdown while typing</source>
        <translation>Mar&amp;kdown pendant la saisie</translation>
    </message>
    <message>
        <source>Spe&amp;lling</source>
        <translation>&amp;Orthographe</translation>
    </message>
    <message>
        <source>F&amp;ormat</source>
        <translation>F&amp;ormat</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Affichage</translation>
    </message>
    <message>
        <source>&amp;People</source>
        <translation>&amp;Personnes</translation>
    </message>
    <message>
        <source>Author&amp;ship colours</source>
        <translation>Couleurs des a&amp;uteurs</translation>
    </message>
    <message>
        <source>&amp;Light up changes</source>
        <translation>&amp;Mettre en évidence les modifications</translation>
    </message>
    <message>
        <source>&amp;Appearance</source>
        <translation>Apparen&amp;ce</translation>
    </message>
    <message>
        <source>F&amp;ocus on the text</source>
        <translation>Mode sans &amp;distraction</translation>
    </message>
    <message>
        <source>&amp;Full screen</source>
        <translation>P&amp;lein écran</translation>
    </message>
    <message>
        <source>As the &amp;desktop</source>
        <translation>Comme le &amp;bureau</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>&amp;Clair</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>&amp;Sombre</translation>
    </message>
    <message>
        <source>&amp;Strong contrast</source>
        <translation>Contraste é&amp;levé</translation>
    </message>
    <message>
        <source>&amp;Collaborate</source>
        <translation>&amp;Collaboration</translation>
    </message>
    <message>
        <source>&amp;Share…</source>
        <translation>&amp;Partager…</translation>
    </message>
    <message>
        <source>&amp;Copy link</source>
        <translation>&amp;Copier le lien</translation>
    </message>
    <message>
        <source>&amp;Host on this computer…</source>
        <translation>&amp;Héberger sur cet ordinateur…</translation>
    </message>
    <message>
        <source>Go to the &amp;next person</source>
        <translation>&amp;Aller à la personne suivante</translation>
    </message>
    <message>
        <source>Where is &amp;everyone?</source>
        <translation>Où est tout le mond&amp;e&#xa0;?</translation>
    </message>
    <message>
        <source>&amp;Follow</source>
        <translation>S&amp;uivre</translation>
    </message>
    <message>
        <source>&amp;Work offline</source>
        <translation>Travailler hors &amp;ligne</translation>
    </message>
    <message>
        <source>Who wrote &amp;this?</source>
        <translation>&amp;Qui a écrit ceci&#xa0;?</translation>
    </message>
    <message>
        <source>&amp;Next change while away</source>
        <translation>Modification suiva&amp;nte pendant l’absence</translation>
    </message>
    <message>
        <source>&amp;Previous change while away</source>
        <translation>Modification précé&amp;dente pendant l’absence</translation>
    </message>
    <message>
        <source>Nobody else is here</source>
        <translation>Personne d’autre n’est là</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>Aid&amp;e</translation>
    </message>
    <message>
        <source>&amp;About Syngraph</source>
        <translation>À &amp;propos de Syngraph</translation>
    </message>
    <message>
        <source>&amp;Open…</source>
        <translation>&amp;Ouvrir…</translation>
    </message>
    <message>
        <source>Open &amp;link…</source>
        <translation>Ouvrir un &amp;lien…</translation>
    </message>
    <message>
        <source>Open all again at the next s&amp;tart</source>
        <translation>Tout rouvrir au prochain &amp;démarrage</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Enregistrer</translation>
    </message>
    <message>
        <source>Save &amp;as…</source>
        <translation>Enregistrer &amp;sous…</translation>
    </message>
    <message>
        <source>Save a cop&amp;y…</source>
        <translation>Enregistrer une &amp;copie…</translation>
    </message>
    <message>
        <source>&amp;Export</source>
        <translation>E&amp;xporter</translation>
    </message>
    <message>
        <source>&amp;Print…</source>
        <translation>&amp;Imprimer…</translation>
    </message>
    <message>
        <source>Print pre&amp;view…</source>
        <translation>Aperçu a&amp;vant impression…</translation>
    </message>
    <message>
        <source>&amp;Insert</source>
        <translation>&amp;Insertion</translation>
    </message>
    <message>
        <source>C&amp;hat</source>
        <translation>D&amp;iscussion</translation>
    </message>
    <message>
        <source>&amp;Gather everyone here</source>
        <translation>&amp;Réunir tout le monde ici</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts…</source>
        <translation>&amp;Raccourcis clavier…</translation>
    </message>
    <message>
        <source>Next area of the window</source>
        <translation>Zone suivante de la fenêtre</translation>
    </message>
    <message>
        <source>Previous area of the window</source>
        <translation>Zone précédente de la fenêtre</translation>
    </message>
    <message>
        <source>Next tab</source>
        <translation>Onglet suivant</translation>
    </message>
    <message>
        <source>Previous tab</source>
        <translation>Onglet précédent</translation>
    </message>
    <message>
        <source>&amp;Manage links…</source>
        <translation>&amp;Gérer les liens…</translation>
    </message>
</context>
</TS>
