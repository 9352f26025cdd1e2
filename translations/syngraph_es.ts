<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es" sourcelanguage="en_US">
<context>
    <name>Colors</name>
    <message>
        <source>Red</source>
        <translation>Rojo</translation>
    </message>
    <message>
        <source>Orange</source>
        <translation>Naranja</translation>
    </message>
    <message>
        <source>Yellow</source>
        <translation>Amarillo</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>Verde</translation>
    </message>
    <message>
        <source>Teal</source>
        <translation>Turquesa</translation>
    </message>
    <message>
        <source>Blue</source>
        <translation>Azul</translation>
    </message>
    <message>
        <source>Purple</source>
        <translation>Morado</translation>
    </message>
    <message>
        <source>Pink</source>
        <translation>Rosa</translation>
    </message>
    <message>
        <source>Brown</source>
        <translation>Marrón</translation>
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
        <translation>hay algo con este nombre que no es un archivo</translation>
    </message>
    <message>
        <source>There is no file %1.</source>
        <translation>El archivo %1 no existe.</translation>
    </message>
    <message>
        <source>Reading %1 is not allowed.</source>
        <translation>No está permitido leer %1.</translation>
    </message>
    <message>
        <source>%1 is a folder or a device, no file.</source>
        <translation>%1 es una carpeta o un dispositivo, no un archivo.</translation>
    </message>
    <message>
        <source>%1 is too large for a document.</source>
        <translation>%1 es demasiado grande para un documento.</translation>
    </message>
    <message>
        <source>%1 is no text.</source>
        <translation>%1 no es texto.</translation>
    </message>
    <message>
        <source>%1 is not what its ending says.</source>
        <translation>%1 no es lo que indica su extensión.</translation>
    </message>
    <message>
        <source>%1 was written by a later version of this program.</source>
        <translation>%1 es de una versión posterior de este programa.</translation>
    </message>
    <message>
        <source>%1 is damaged.</source>
        <translation>%1 está dañado.</translation>
    </message>
    <message>
        <source>%1 is protected by a password.</source>
        <translation>%1 está protegido con una contraseña.</translation>
    </message>
    <message>
        <source>%1 holds what no document needs, and is not opened.</source>
        <translation>%1 contiene elementos que ningún documento necesita y no se abre.</translation>
    </message>
    <message>
        <source>%1 cannot be read.</source>
        <translation>%1 no se puede leer.</translation>
    </message>
    <message>
        <source>It makes no sense from byte %1 on.</source>
        <translation>El contenido no tiene sentido a partir del byte %1.</translation>
    </message>
    <message>
        <source>Pictures were left out.</source>
        <translation>Se han omitido las imágenes.</translation>
    </message>
    <message>
        <source>Notes, comments and objects were left out.</source>
        <translation>Se han omitido las notas, los comentarios y los objetos.</translation>
    </message>
    <message>
        <source>Tables became lines.</source>
        <translation>Las tablas se han convertido en líneas.</translation>
    </message>
    <message>
        <source>Very long paragraphs were parted.</source>
        <translation>Los párrafos muy largos se han dividido.</translation>
    </message>
    <message>
        <source>Some characters could not be read.</source>
        <translation>Algunos caracteres no se han podido leer.</translation>
    </message>
    <message>
        <source>it would be too large to be opened again</source>
        <translation>sería demasiado grande para volver a abrirlo</translation>
    </message>
    <message>
        <source>%1 is written in a character set that is not known.</source>
        <translation>%1 está escrito en un juego de caracteres desconocido.</translation>
    </message>
    <message>
        <source>Control characters were left out.</source>
        <translation>Se omitieron los caracteres de control.</translation>
    </message>
    <message>
        <source>Its character set is UTF-8 from then on.</source>
        <translation>Su juego de caracteres será UTF-8 a partir de entonces.</translation>
    </message>
    <message>
        <source>Its fonts, page layout, comments and scripts are not kept.</source>
        <translation>No se conservan sus fuentes, su diseño de página, sus comentarios ni sus scripts.</translation>
    </message>
</context>
<context>
    <name>ImageWords</name>
    <message numerus="yes">
        <source>%Ln image(s) are not in it.</source>
        <translation>
            <numerusform>Falta %Ln imagen.</numerusform>
            <numerusform>Faltan %Ln imágenes.</numerusform>
        </translation>
    </message>
    <message>
        <source>Waiting for the images…</source>
        <translation>Esperando las imágenes…</translation>
    </message>
</context>
<context>
    <name>Profile</name>
    <message>
        <source>Otter</source>
        <translation>Nutria</translation>
    </message>
    <message>
        <source>Heron</source>
        <translation>Garza</translation>
    </message>
    <message>
        <source>Badger</source>
        <translation>Tejón</translation>
    </message>
    <message>
        <source>Finch</source>
        <translation>Pinzón</translation>
    </message>
    <message>
        <source>Hare</source>
        <translation>Liebre</translation>
    </message>
    <message>
        <source>Lynx</source>
        <translation>Lince</translation>
    </message>
    <message>
        <source>Marten</source>
        <translation>Garduña</translation>
    </message>
    <message>
        <source>Owl</source>
        <translation>Búho</translation>
    </message>
    <message>
        <source>Puffin</source>
        <translation>Frailecillo</translation>
    </message>
    <message>
        <source>Seal</source>
        <translation>Delfín</translation>
    </message>
    <message>
        <source>Swift</source>
        <translation>Vencejo</translation>
    </message>
    <message>
        <source>Wren</source>
        <translation>Reyezuelo</translation>
    </message>
    <message>
        <source>Guest %1</source>
        <translation>Invitado %1</translation>
    </message>
</context>
<context>
    <name>syngraph::ActivityWords</name>
    <message numerus="yes">
        <source>%1 wrote %Ln word(s).</source>
        <translation>
            <numerusform>%1 escribió %Ln palabra.</numerusform>
            <numerusform>%1 escribió %Ln palabras.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 wrote %Ln character(s).</source>
        <translation>
            <numerusform>%1 escribió %Ln carácter.</numerusform>
            <numerusform>%1 escribió %Ln caracteres.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 put in %Ln object(s).</source>
        <translation>
            <numerusform>%1 insertó %Ln objeto.</numerusform>
            <numerusform>%1 insertó %Ln objetos.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 added %Ln paragraph(s).</source>
        <translation>
            <numerusform>%1 añadió %Ln párrafo.</numerusform>
            <numerusform>%1 añadió %Ln párrafos.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 deleted %Ln word(s).</source>
        <translation>
            <numerusform>%1 eliminó %Ln palabra.</numerusform>
            <numerusform>%1 eliminó %Ln palabras.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 deleted %Ln character(s).</source>
        <translation>
            <numerusform>%1 eliminó %Ln carácter.</numerusform>
            <numerusform>%1 eliminó %Ln caracteres.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 deleted %Ln object(s).</source>
        <translation>
            <numerusform>%1 eliminó %Ln objeto.</numerusform>
            <numerusform>%1 eliminó %Ln objetos.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 deleted %Ln paragraph(s).</source>
        <translation>
            <numerusform>%1 eliminó %Ln párrafo.</numerusform>
            <numerusform>%1 eliminó %Ln párrafos.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 formatted %Ln word(s).</source>
        <translation>
            <numerusform>%1 dio formato a %Ln palabra.</numerusform>
            <numerusform>%1 dio formato a %Ln palabras.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 formatted %Ln paragraph(s).</source>
        <translation>
            <numerusform>%1 dio formato a %Ln párrafo.</numerusform>
            <numerusform>%1 dio formato a %Ln párrafos.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 formatted something.</source>
        <translation>%1 dio formato a algo.</translation>
    </message>
    <message numerus="yes">
        <source>%1 replaced %Ln word(s).</source>
        <translation>
            <numerusform>%1 reemplazó %Ln palabra.</numerusform>
            <numerusform>%1 reemplazó %Ln palabras.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 replaced something.</source>
        <translation>%1 reemplazó algo.</translation>
    </message>
    <message numerus="yes">
        <source>%1 moved %Ln word(s).</source>
        <translation>
            <numerusform>%1 movió %Ln palabra.</numerusform>
            <numerusform>%1 movió %Ln palabras.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 moved something.</source>
        <translation>%1 movió algo.</translation>
    </message>
    <message>
        <source>%1 is writing.</source>
        <translation>%1 está escribiendo.</translation>
    </message>
    <message>
        <source>%1 and %2 are writing.</source>
        <translation>%1 y %2 están escribiendo.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln people are writing.</source>
        <translation>
            <numerusform>%Ln persona está escribiendo.</numerusform>
            <numerusform>%Ln personas están escribiendo.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 came.</source>
        <translation>%1 se unió.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln people came.</source>
        <translation>
            <numerusform>%Ln persona se unió.</numerusform>
            <numerusform>%Ln personas se unieron.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 left.</source>
        <translation>%1 salió.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln people left.</source>
        <translation>
            <numerusform>%Ln persona salió.</numerusform>
            <numerusform>%Ln personas salieron.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 in paragraph %2</source>
        <translation>%1 en el párrafo %2</translation>
    </message>
    <message>
        <source>%1 without a caret</source>
        <translation>%1 sin cursor</translation>
    </message>
    <message>
        <source>Nobody else is here.</source>
        <translation>No hay nadie más aquí.</translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>y %Ln más</numerusform>
            <numerusform>y %Ln más</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 says in the chat: %2</source>
        <translation>%1 dice en el chat: %2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s) in the chat.</source>
        <translation>
            <numerusform>%Ln mensaje en el chat.</numerusform>
            <numerusform>%Ln mensajes en el chat.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>syngraph::AvatarRow</name>
    <message>
        <source>People here</source>
        <translation>Personas presentes</translation>
    </message>
    <message numerus="yes">
        <source>%Ln more person(s)</source>
        <translation>
            <numerusform>%Ln persona más</numerusform>
            <numerusform>%Ln personas más</numerusform>
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
        <translation>Ocultar el chat</translation>
    </message>
    <message numerus="yes">
        <source>Chat, %Ln unread</source>
        <translation>
            <numerusform>Chat, %Ln sin leer</numerusform>
            <numerusform>Chat, %Ln sin leer</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Chat, %Ln message(s) not sent</source>
        <translation>
            <numerusform>Chat, %Ln mensaje sin enviar</numerusform>
            <numerusform>Chat, %Ln mensajes sin enviar</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>syngraph::ChatInput</name>
    <message>
        <source>Write a message</source>
        <translation>Escribir un mensaje</translation>
    </message>
    <message>
        <source>Message to everybody here</source>
        <translation>Mensaje para todas las personas presentes</translation>
    </message>
    <message>
        <source>Return sends, Shift+Return begins a new line.</source>
        <translation>Intro envía, Mayús+Intro empieza una línea nueva.</translation>
    </message>
</context>
<context>
    <name>syngraph::ChatLog</name>
    <message>
        <source>Not sent: this link only allows to read.</source>
        <translation>No enviado: este enlace solo permite leer.</translation>
    </message>
    <message>
        <source>Not sent: the server did not take it.</source>
        <translation>No enviado: el servidor no lo aceptó.</translation>
    </message>
    <message>
        <source>Chat messages</source>
        <translation>Mensajes del chat</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Hoy</translation>
    </message>
    <message>
        <source>(you)</source>
        <translation>(yo)</translation>
    </message>
    <message>
        <source>Waiting to be sent</source>
        <translation>Pendiente de envío</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Reintentar</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Descartar</translation>
    </message>
    <message>
        <source>Muted: %1</source>
        <translation>Silenciado: %1</translation>
    </message>
    <message>
        <source>Show again</source>
        <translation>Mostrar de nuevo</translation>
    </message>
    <message>
        <source>Open link</source>
        <translation>Abrir enlace</translation>
    </message>
    <message>
        <source>Copy link</source>
        <translation>Copiar enlace</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copiar</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>Seleccionar todo</translation>
    </message>
    <message>
        <source>Mute %1</source>
        <translation>Silenciar a %1</translation>
    </message>
    <message>
        <source>Not sent: there is no way to the document.</source>
        <translation>No enviado: no hay forma de llegar al documento.</translation>
    </message>
    <message>
        <source>Not sent: this server has no chat.</source>
        <translation>No enviado: este servidor no tiene chat.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s) not shown</source>
        <translation>
            <numerusform>%Ln mensaje no mostrado</numerusform>
            <numerusform>%Ln mensajes no mostrados</numerusform>
        </translation>
    </message>
    <message>
        <source>Not sent: the chat is damaged on the server.</source>
        <translation>No enviado: el chat está dañado en el servidor.</translation>
    </message>
</context>
<context>
    <name>syngraph::ChatView</name>
    <message>
        <source>Send</source>
        <translation>Enviar</translation>
    </message>
    <message>
        <source>Share this document, and talk here with everybody who writes in it.</source>
        <translation>Al compartir el documento se puede hablar aquí con quienes escriben en él.</translation>
    </message>
    <message>
        <source>This server has no chat: it is of an older Syngraph.</source>
        <translation>Este servidor no tiene chat: es de un Syngraph más antiguo.</translation>
    </message>
    <message>
        <source>What was said here appears as soon as the server is reached. What you write until then is kept and sent then.</source>
        <translation>Lo que se dijo aquí aparece en cuanto se alcanza el servidor. Lo que se escriba hasta entonces se guarda y se envía después.</translation>
    </message>
    <message>
        <source>Nothing was said here yet.

What is said stays with the document, for everybody who has its link; the newest %1 messages are kept.</source>
        <translation>Aquí aún no se ha dicho nada.

Lo que se dice queda con el documento, para quien tenga su enlace; se conservan los %1 mensajes más recientes.</translation>
    </message>
    <message>
        <source>With this link you can read the chat, but not write in it.</source>
        <translation>Con este enlace se puede leer el chat, pero no escribir en él.</translation>
    </message>
    <message>
        <source>Too many messages wait for the server already.</source>
        <translation>Ya hay demasiados mensajes esperando al servidor.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln character(s) too long for one message.</source>
        <translation>
            <numerusform>%Ln carácter de más para un mensaje.</numerusform>
            <numerusform>%Ln caracteres de más para un mensaje.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln character(s) left.</source>
        <translation>
            <numerusform>Queda %Ln carácter.</numerusform>
            <numerusform>Quedan %Ln caracteres.</numerusform>
        </translation>
    </message>
    <message>
        <source>The server cannot read the chat of this document at the moment.</source>
        <translation>El servidor no puede leer el chat de este documento en este momento.</translation>
    </message>
    <message>
        <source>There is no way to this document any more, so nothing can be said here.</source>
        <translation>Ya no hay forma de llegar a este documento; aquí no se puede decir nada más.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s) not sent.</source>
        <translation>
            <numerusform>%Ln mensaje sin enviar.</numerusform>
            <numerusform>%Ln mensajes sin enviar.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln new below</source>
        <translation>
            <numerusform>%Ln nuevo más abajo</numerusform>
            <numerusform>%Ln nuevos más abajo</numerusform>
        </translation>
    </message>
    <message>
        <source>The chat of this document is damaged on the server. Nothing can be said here until its operator has removed it.</source>
        <translation>El chat de este documento está dañado en el servidor. No se puede decir nada aquí hasta que su administrador lo haya eliminado.</translation>
    </message>
</context>
<context>
    <name>syngraph::ClosePrompt</name>
    <message>
        <source>Wait</source>
        <translation>Esperar</translation>
    </message>
    <message>
        <source>Save a copy…</source>
        <translation>Guardar una copia…</translation>
    </message>
    <message>
        <source>Quit anyway</source>
        <translation>Salir de todos modos</translation>
    </message>
    <message>
        <source>Close anyway</source>
        <translation>Cerrar de todos modos</translation>
    </message>
    <message>
        <source>“%1” is only in this window.</source>
        <translation>«%1» solo está en esta ventana.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln document(s) are only in this window.</source>
        <translation>
            <numerusform>%Ln documento solo está en esta ventana.</numerusform>
            <numerusform>%Ln documentos solo están en esta ventana.</numerusform>
        </translation>
    </message>
    <message>
        <source>Waiting for the server…</source>
        <translation>Esperando al servidor…</translation>
    </message>
    <message>
        <source>The last changes of “%1” are not saved.</source>
        <translation>Los últimos cambios de «%1» no se han guardado.</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Guardar</translation>
    </message>
    <message>
        <source>A message in the chat was begun and not sent.</source>
        <translation>Hay un mensaje del chat empezado y sin enviar.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln chat message(s) not sent: see the chat.</source>
        <translation>
            <numerusform>%Ln mensaje del chat sin enviar: véase el chat.</numerusform>
            <numerusform>%Ln mensajes del chat sin enviar: véase el chat.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln document(s) are being saved.</source>
        <translation>
            <numerusform>Se está guardando %Ln documento.</numerusform>
            <numerusform>Se están guardando %Ln documentos.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>syngraph::ColorPopover</name>
    <message>
        <source>Automatic</source>
        <translation>Automático</translation>
    </message>
    <message>
        <source>The colour that the page has for text</source>
        <translation>El color que la página usa para el texto</translation>
    </message>
    <message>
        <source>Text colour</source>
        <translation>Color del texto</translation>
    </message>
    <message>
        <source>Highlight</source>
        <translation>Resaltado</translation>
    </message>
</context>
<context>
    <name>syngraph::ConnectionBanner</name>
    <message>
        <source>Retry now</source>
        <translation>Reintentar ahora</translation>
    </message>
    <message>
        <source>Work offline</source>
        <translation>Trabajar sin conexión</translation>
    </message>
    <message>
        <source>Go online</source>
        <translation>Conectar</translation>
    </message>
    <message>
        <source>Save a copy…</source>
        <translation>Guardar una copia…</translation>
    </message>
    <message>
        <source>Copy text</source>
        <translation>Copiar texto</translation>
    </message>
    <message>
        <source>Host again</source>
        <translation>Volver a alojar</translation>
    </message>
</context>
<context>
    <name>syngraph::ConnectionPill</name>
    <message>
        <source>Connection: %1</source>
        <translation>Conexión: %1</translation>
    </message>
</context>
<context>
    <name>syngraph::ConnectionWords</name>
    <message>
        <source>All changes saved</source>
        <translation>Todo guardado</translation>
    </message>
    <message numerus="yes">
        <source>%Ln edit(s) waiting</source>
        <translation>
            <numerusform>%Ln cambio pendiente</numerusform>
            <numerusform>%Ln cambios pendientes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln edit(s) not sent</source>
        <translation>
            <numerusform>%Ln cambio sin enviar</numerusform>
            <numerusform>%Ln cambios sin enviar</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln edit(s) are kept on this computer.</source>
        <translation>
            <numerusform>%Ln cambio se conserva en este equipo.</numerusform>
            <numerusform>%Ln cambios se conservan en este equipo.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln edit(s) are only in this window.</source>
        <translation>
            <numerusform>%Ln cambio solo está en esta ventana.</numerusform>
            <numerusform>%Ln cambios solo están en esta ventana.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln edit(s) kept on this computer</source>
        <translation>
            <numerusform>%Ln cambio conservado en este equipo</numerusform>
            <numerusform>%Ln cambios conservados en este equipo</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln edit(s) only in this window</source>
        <translation>
            <numerusform>%Ln cambio solo en esta ventana</numerusform>
            <numerusform>%Ln cambios solo en esta ventana</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln edit(s) are not confirmed by the server.</source>
        <translation>
            <numerusform>El servidor no ha confirmado %Ln cambio.</numerusform>
            <numerusform>El servidor no ha confirmado %Ln cambios.</numerusform>
        </translation>
    </message>
    <message>
        <source>This document has not been loaded yet.</source>
        <translation>Este documento aún no se ha cargado.</translation>
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
        <translation>Próximo intento en %1 s.</translation>
    </message>
    <message>
        <source>Trying now.</source>
        <translation>Intentando ahora.</translation>
    </message>
    <message>
        <source>Local</source>
        <translation>Local</translation>
    </message>
    <message>
        <source>Kept on this computer</source>
        <translation>Conservado en este equipo</translation>
    </message>
    <message>
        <source>Only in this window</source>
        <translation>Solo en esta ventana</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>Sin conexión</translation>
    </message>
    <message>
        <source>You are working offline.</source>
        <translation>Se está trabajando sin conexión.</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>Conectando…</translation>
    </message>
    <message>
        <source>Still connecting…</source>
        <translation>Todavía conectando…</translation>
    </message>
    <message>
        <source>Catching up…</source>
        <translation>Sincronizando…</translation>
    </message>
    <message>
        <source>Catching up with what the others wrote.</source>
        <translation>Recibiendo lo que han escrito los demás.</translation>
    </message>
    <message numerus="yes">
        <source>Saving %Ln edit(s)…</source>
        <translation>
            <numerusform>Guardando %Ln cambio…</numerusform>
            <numerusform>Guardando %Ln cambios…</numerusform>
        </translation>
    </message>
    <message>
        <source>Slow</source>
        <translation>Lenta</translation>
    </message>
    <message>
        <source>View only</source>
        <translation>Solo lectura</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>En línea</translation>
    </message>
    <message>
        <source>This document was made view-only for you.</source>
        <translation>Este documento ya solo se puede leer.</translation>
    </message>
    <message>
        <source>Server is full</source>
        <translation>Servidor lleno</translation>
    </message>
    <message>
        <source>Not saved</source>
        <translation>Sin guardar</translation>
    </message>
    <message>
        <source>The server is out of space; your edits go there as soon as it has some.</source>
        <translation>El servidor no tiene espacio; los cambios se enviarán en cuanto lo tenga.</translation>
    </message>
    <message>
        <source>The server has not taken your edits for %1.</source>
        <translation>El servidor no acepta los cambios desde hace %1.</translation>
    </message>
    <message>
        <source>No answer</source>
        <translation>Sin respuesta</translation>
    </message>
    <message>
        <source>The server does not answer.</source>
        <translation>El servidor no responde.</translation>
    </message>
    <message>
        <source>You can keep typing.</source>
        <translation>Se puede seguir escribiendo.</translation>
    </message>
    <message>
        <source>Connection lost.</source>
        <translation>Se ha perdido la conexión.</translation>
    </message>
    <message>
        <source>The server cannot be reached.</source>
        <translation>No se puede contactar con el servidor.</translation>
    </message>
    <message>
        <source>Reconnecting…</source>
        <translation>Reconectando…</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>Sin conectar</translation>
    </message>
    <message numerus="yes">
        <source>by %Ln people</source>
        <translation>
            <numerusform>de %Ln persona</numerusform>
            <numerusform>de %Ln personas</numerusform>
        </translation>
    </message>
    <message>
        <source>While you were away: %1.</source>
        <translation>Durante la ausencia: %1.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln change(s)</source>
        <translation>
            <numerusform>%Ln cambio</numerusform>
            <numerusform>%Ln cambios</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Your %Ln edit(s)</source>
        <translation>
            <numerusform>%Ln cambio propio</numerusform>
            <numerusform>%Ln cambios propios</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 came together with %2.</source>
        <translation>Se han combinado %1 y %2.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln other(s)</source>
        <translation>
            <numerusform>%Ln ajeno</numerusform>
            <numerusform>%Ln ajenos</numerusform>
        </translation>
    </message>
    <message>
        <source>Restarting</source>
        <translation>Reiniciando</translation>
    </message>
    <message>
        <source>The server restarts; the connection comes back by itself.</source>
        <translation>El servidor se está reiniciando; la conexión volverá por sí sola.</translation>
    </message>
    <message>
        <source>This link does not work any more: it expired or was withdrawn. Ask for a new one.</source>
        <translation>Este enlace ya no funciona: ha caducado o se ha retirado. Hay que pedir uno nuevo.</translation>
    </message>
    <message>
        <source>This document is not on the server any more.</source>
        <translation>Este documento ya no está en el servidor.</translation>
    </message>
    <message>
        <source>The server speaks another version. Update Syngraph to go on.</source>
        <translation>El servidor usa otra versión. Hay que actualizar Syngraph para continuar.</translation>
    </message>
    <message>
        <source>This document was opened again elsewhere in your name.</source>
        <translation>Este documento se ha vuelto a abrir en otro lugar con el mismo nombre.</translation>
    </message>
    <message>
        <source>Stopped: the server is not the one that this link was made for. Neither your text nor the key in the link was sent to it.</source>
        <translation>Conexión detenida: el servidor no es aquel para el que se creó este enlace. No se le ha enviado ni el texto ni la clave del enlace.</translation>
    </message>
    <message>
        <source>This computer does not know the server&apos;s certificate. Nothing was sent to it. Use the whole link, with everything behind #.</source>
        <translation>Este equipo no conoce el certificado del servidor. No se le ha enviado nada. Hay que usar el enlace completo, con todo lo que sigue a #.</translation>
    </message>
    <message>
        <source>The server refuses this connection.</source>
        <translation>El servidor rechaza esta conexión.</translation>
    </message>
    <message>
        <source>The connection was stopped.</source>
        <translation>Se ha detenido la conexión.</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Detenida</translation>
    </message>
    <message>
        <source>Update needed</source>
        <translation>Actualización necesaria</translation>
    </message>
    <message>
        <source>Syngraph made a mistake in this document and stopped working on it. What was on the screen is in a tab of its own.</source>
        <translation>Syngraph cometió un error en este documento y dejó de trabajar en él. Lo que estaba en pantalla está en una pestaña aparte.</translation>
    </message>
    <message>
        <source>The server&apos;s address was not found. Is this computer online?</source>
        <translation>No se encontró la dirección del servidor. ¿Está este equipo en línea?</translation>
    </message>
    <message>
        <source>No server takes connections at this address.</source>
        <translation>Ningún servidor acepta conexiones en esta dirección.</translation>
    </message>
    <message>
        <source>No secure connection could be made: the server&apos;s certificate or encryption does not fit.</source>
        <translation>No se pudo establecer una conexión segura: el certificado o el cifrado del servidor no es adecuado.</translation>
    </message>
    <message>
        <source>Something in front of the server answered in its place (HTTP %1). A network that wants you to sign in does that.</source>
        <translation>Algo respondió en lugar del servidor (HTTP %1). Así actúa una red que pide iniciar sesión.</translation>
    </message>
    <message>
        <source>The server is busy and asks to wait.</source>
        <translation>El servidor está ocupado y pide esperar.</translation>
    </message>
    <message>
        <source>The server is out of space.</source>
        <translation>El servidor se quedó sin espacio.</translation>
    </message>
    <message>
        <source>The server made a mistake with this document.</source>
        <translation>El servidor cometió un error con este documento.</translation>
    </message>
    <message>
        <source>Damaged</source>
        <translation>Dañado</translation>
    </message>
    <message>
        <source>This document is damaged on the server and is not served until its operator has brought it back from a backup.</source>
        <translation>Este documento está dañado en el servidor y no se ofrece hasta que su operador lo recupere de una copia de seguridad.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln chat message(s) are not sent.</source>
        <translation>
            <numerusform>%Ln mensaje del chat está sin enviar.</numerusform>
            <numerusform>%Ln mensajes del chat están sin enviar.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s) waiting</source>
        <translation>
            <numerusform>%Ln mensaje pendiente</numerusform>
            <numerusform>%Ln mensajes pendientes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s) not sent</source>
        <translation>
            <numerusform>%Ln mensaje sin enviar</numerusform>
            <numerusform>%Ln mensajes sin enviar</numerusform>
        </translation>
    </message>
    <message>
        <source>The server can read revision %1, and you see a newer one: keep it.</source>
        <translation>El servidor puede leer la revisión %1 y la que se ve es más reciente: conviene conservarla.</translation>
    </message>
    <message>
        <source>You see the state of revision %1.</source>
        <translation>Se ve el estado de la revisión %1.</translation>
    </message>
    <message>
        <source>Your edits stay with you until it is mended.</source>
        <translation>Los cambios se quedan aquí hasta que se repare.</translation>
    </message>
    <message>
        <source>This document was changed while you were away.</source>
        <translation>Este documento se modificó entretanto.</translation>
    </message>
    <message>
        <source>Its key: %1. The link&apos;s: %2.</source>
        <translation>Su clave: %1. La del enlace: %2.</translation>
    </message>
    <message>
        <source>This document is kept by this computer, which is not hosting now.</source>
        <translation>Este documento está en este equipo, que ahora no aloja nada.</translation>
    </message>
    <message>
        <source>This document is damaged on the server, as its log says.</source>
        <translation>Este documento está dañado en el servidor, según su registro.</translation>
    </message>
    <message>
        <source>The server can read revision %1, and you see your own copy: keep it.</source>
        <translation>El servidor puede leer la revisión %1 y aquí se ve su propia copia: consérvela.</translation>
    </message>
</context>
<context>
    <name>syngraph::DocumentActions</name>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Deshacer</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Rehacer</translation>
    </message>
    <message>
        <source>Cu&amp;t</source>
        <translation>Cor&amp;tar</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Copiar</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>&amp;Pegar</translation>
    </message>
    <message>
        <source>Paste without f&amp;ormat</source>
        <translation>Pegar sin f&amp;ormato</translation>
    </message>
    <message>
        <source>Select &amp;all</source>
        <translation>&amp;Seleccionar todo</translation>
    </message>
    <message>
        <source>&amp;Bold</source>
        <translation>&amp;Negrita</translation>
    </message>
    <message>
        <source>&amp;Italic</source>
        <translation>&amp;Cursiva</translation>
    </message>
    <message>
        <source>&amp;Underline</source>
        <translation>&amp;Subrayado</translation>
    </message>
    <message>
        <source>&amp;Strike through</source>
        <translation>&amp;Tachado</translation>
    </message>
    <message>
        <source>&amp;Code</source>
        <translation>Có&amp;digo</translation>
    </message>
    <message>
        <source>&amp;Link…</source>
        <translation>&amp;Enlace…</translation>
    </message>
    <message>
        <source>Clear &amp;format</source>
        <translation>Borrar &amp;formato</translation>
    </message>
    <message>
        <source>&amp;Text</source>
        <translation>Text&amp;o</translation>
    </message>
    <message>
        <source>Heading &amp;1</source>
        <translation>Título &amp;1</translation>
    </message>
    <message>
        <source>Heading &amp;2</source>
        <translation>Título &amp;2</translation>
    </message>
    <message>
        <source>Heading &amp;3</source>
        <translation>Título &amp;3</translation>
    </message>
    <message>
        <source>Heading &amp;4</source>
        <translation>Título &amp;4</translation>
    </message>
    <message>
        <source>Heading &amp;5</source>
        <translation>Título &amp;5</translation>
    </message>
    <message>
        <source>Heading &amp;6</source>
        <translation>Título &amp;6</translation>
    </message>
    <message>
        <source>&amp;Bulleted list</source>
        <translation>Lista con &amp;viñetas</translation>
    </message>
    <message>
        <source>&amp;Numbered list</source>
        <translation>Lista n&amp;umerada</translation>
    </message>
    <message>
        <source>C&amp;heck list</source>
        <translation>&amp;Lista de tareas</translation>
    </message>
    <message>
        <source>&amp;Quote</source>
        <translation>C&amp;ita</translation>
    </message>
    <message>
        <source>Co&amp;de block</source>
        <translation>&amp;Bloque de código</translation>
    </message>
    <message>
        <source>Text colou&amp;r…</source>
        <translation>Color del te&amp;xto…</translation>
    </message>
    <message>
        <source>Hi&amp;ghlight…</source>
        <translation>&amp;Resaltado…</translation>
    </message>
    <message>
        <source>Align &amp;left</source>
        <translation>Alinear a la iz&amp;quierda</translation>
    </message>
    <message>
        <source>&amp;Centre</source>
        <translation>Centr&amp;ar</translation>
    </message>
    <message>
        <source>Align &amp;right</source>
        <translation>Alinear a la derec&amp;ha</translation>
    </message>
    <message>
        <source>&amp;Justify</source>
        <translation>&amp;Justificar</translation>
    </message>
    <message>
        <source>&amp;Indent more</source>
        <translation>Aumentar san&amp;gría</translation>
    </message>
    <message>
        <source>I&amp;ndent less</source>
        <translation>Dis&amp;minuir sangría</translation>
    </message>
    <message>
        <source>Tic&amp;k off</source>
        <translation>Marcar como com&amp;pletado</translation>
    </message>
    <message>
        <source>&amp;Horizontal line</source>
        <translation>Línea hori&amp;zontal</translation>
    </message>
    <message>
        <source>&amp;Find…</source>
        <translation>&amp;Buscar…</translation>
    </message>
    <message>
        <source>Zoom &amp;in</source>
        <translation>&amp;Ampliar</translation>
    </message>
    <message>
        <source>Zoom &amp;out</source>
        <translation>&amp;Reducir</translation>
    </message>
    <message>
        <source>&amp;Actual size</source>
        <translation>&amp;Tamaño real</translation>
    </message>
    <message>
        <source>I&amp;mage…</source>
        <translation>I&amp;magen…</translation>
    </message>
</context>
<context>
    <name>syngraph::DocumentOverlays</name>
    <message>
        <source>You wrote this.</source>
        <translation>Texto escrito por mí.</translation>
    </message>
    <message>
        <source>It is not known who wrote this.</source>
        <translation>No se sabe quién ha escrito esto.</translation>
    </message>
    <message>
        <source>%1 wrote this.</source>
        <translation>%1 ha escrito esto.</translation>
    </message>
    <message>
        <source>Somebody wrote this who is not here now.</source>
        <translation>Lo ha escrito alguien que ahora no está aquí.</translation>
    </message>
</context>
<context>
    <name>syngraph::DocumentTab</name>
    <message>
        <source>Document</source>
        <translation>Documento</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Detener</translation>
    </message>
    <message>
        <source>Link copied. Send it to whoever should write with you.</source>
        <translation>Enlace copiado, listo para enviarlo a quienes vayan a escribir.</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Revisar</translation>
    </message>
    <message>
        <source>Nothing was changed while you were away.</source>
        <translation>No ha cambiado nada durante la ausencia.</translation>
    </message>
    <message>
        <source>Copy what I wrote</source>
        <translation>Copiar lo escrito</translation>
    </message>
    <message>
        <source>Insert into the document</source>
        <translation>Insertar en el documento</translation>
    </message>
    <message>
        <source>Save a copy…</source>
        <translation>Guardar una copia…</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Descartar</translation>
    </message>
    <message>
        <source>Untitled</source>
        <translation>Sin título</translation>
    </message>
    <message>
        <source>Following %1 until you type or scroll.</source>
        <translation>Siguiendo a %1 hasta escribir o desplazar el texto.</translation>
    </message>
    <message>
        <source>The text of the whole document was copied.</source>
        <translation>Se ha copiado el texto de todo el documento.</translation>
    </message>
    <message>
        <source>Write to %1?</source>
        <translation>¿Escribir a %1?</translation>
    </message>
    <message>
        <source>Open a page of %1?</source>
        <translation>¿Abrir una página de %1?</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Abrir</translation>
    </message>
    <message>
        <source>A copy was saved as %1</source>
        <translation>Se ha guardado una copia como %1</translation>
    </message>
    <message>
        <source>The copy could not be saved as %1: %2</source>
        <translation>No se ha podido guardar la copia como %1: %2</translation>
    </message>
    <message>
        <source>%1 exists already.</source>
        <translation>%1 ya existe.</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Reemplazar</translation>
    </message>
    <message>
        <source>Save a copy</source>
        <translation>Guardar una copia</translation>
    </message>
    <message>
        <source>Markdown (*.md)</source>
        <translation>Markdown (*.md)</translation>
    </message>
    <message>
        <source>Web page (*.html)</source>
        <translation>Página web (*.html)</translation>
    </message>
    <message>
        <source>Plain text (*.txt)</source>
        <translation>Texto sin formato (*.txt)</translation>
    </message>
    <message>
        <source>Operations (*.json)</source>
        <translation>Operaciones (*.json)</translation>
    </message>
    <message>
        <source>Not all of it could be read.</source>
        <translation>No se ha podido leer todo.</translation>
    </message>
    <message>
        <source>Syngraph document (*.syngraph)</source>
        <translation>Documento de Syngraph (*.syngraph)</translation>
    </message>
    <message>
        <source>OpenDocument text (*.odt)</source>
        <translation>Texto OpenDocument (*.odt)</translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation>PDF (*.pdf)</translation>
    </message>
    <message>
        <source>Only a .syngraph file has everything.</source>
        <translation>Solo un archivo .syngraph lo contiene todo.</translation>
    </message>
    <message>
        <source>%1 has no caret in the text yet.</source>
        <translation>%1 aún no tiene cursor en el texto.</translation>
    </message>
    <message>
        <source>Nobody else has a caret in the text.</source>
        <translation>Nadie más tiene el cursor en el texto.</translation>
    </message>
    <message>
        <source>That is too much to be pasted with its formats: the text alone is there.</source>
        <translation>Es demasiado para pegarlo con su formato: solo está el texto.</translation>
    </message>
    <message>
        <source>Not all of it could be pasted. %1</source>
        <translation>No se ha podido pegar todo. %1</translation>
    </message>
    <message>
        <source>The document was not printed.</source>
        <translation>El documento no se imprimió.</translation>
    </message>
    <message>
        <source>Printed to %1.</source>
        <translation>Impreso en %1.</translation>
    </message>
    <message>
        <source>Sent to the printer %1.</source>
        <translation>Enviado a la impresora %1.</translation>
    </message>
    <message>
        <source>Printing…</source>
        <translation>Imprimiendo…</translation>
    </message>
    <message>
        <source>The links of this document can be managed from here now.</source>
        <translation>Los enlaces de este documento ya se pueden gestionar desde aquí.</translation>
    </message>
    <message>
        <source>The server refused the owner&apos;s link of this document: its links are not managed from here for now.</source>
        <translation>El servidor rechazó el enlace de propietario de este documento: por ahora sus enlaces no se gestionan desde aquí.</translation>
    </message>
</context>
<context>
    <name>syngraph::EditWords</name>
    <message>
        <source>This text has characters that a document cannot hold.</source>
        <translation>Este texto tiene caracteres que un documento no admite.</translation>
    </message>
    <message>
        <source>This paragraph is full. Start a new one.</source>
        <translation>Este párrafo está lleno. Hay que empezar otro.</translation>
    </message>
    <message>
        <source>The document is full.</source>
        <translation>El documento está lleno.</translation>
    </message>
    <message>
        <source>The document has as many paragraphs as it can.</source>
        <translation>El documento no admite más párrafos.</translation>
    </message>
    <message>
        <source>The document has as many links and formats as it can.</source>
        <translation>El documento no admite más enlaces ni formatos.</translation>
    </message>
    <message>
        <source>This is too much to paste at once.</source>
        <translation>Es demasiado para pegarlo de una vez.</translation>
    </message>
    <message>
        <source>What was copied is damaged.</source>
        <translation>Lo copiado está dañado.</translation>
    </message>
    <message>
        <source>Links may lead to web pages, e-mail addresses and shared documents.</source>
        <translation>Los enlaces pueden llevar a páginas web, direcciones de correo y documentos compartidos.</translation>
    </message>
    <message>
        <source>This cannot be put into the document.</source>
        <translation>Esto no se puede insertar en el documento.</translation>
    </message>
    <message>
        <source>You may not edit the shared document any more. This is what you had on the screen; your last edits are not in the document.</source>
        <translation>El documento compartido ya no se puede editar. Esto es lo que había en pantalla; los últimos cambios no están en el documento.</translation>
    </message>
    <message>
        <source>The shared document is full. This is what you had on the screen; your last edits are not in the document.</source>
        <translation>El documento compartido está lleno. Esto es lo que había en pantalla; los últimos cambios no están en el documento.</translation>
    </message>
    <message>
        <source>The server&apos;s document was replaced meanwhile. This is what you had on the screen; your last edits are not in the document.</source>
        <translation>El documento del servidor se ha reemplazado entretanto. Esto es lo que había en pantalla; los últimos cambios no están en el documento.</translation>
    </message>
    <message>
        <source>The server did not take your last edits. This is what you had on the screen; they are not in the document.</source>
        <translation>El servidor no ha aceptado los últimos cambios. Esto es lo que había en pantalla; esos cambios no están en el documento.</translation>
    </message>
    <message>
        <source>The server&apos;s document is not the one that was on your screen. This is what you had there.</source>
        <translation>El documento del servidor no es el que había en pantalla. Esto es lo que se veía.</translation>
    </message>
    <message>
        <source>A step that cannot be undone or redone any more was left out.</source>
        <translation>Se omitió un paso que ya no se puede deshacer ni rehacer.</translation>
    </message>
</context>
<context>
    <name>syngraph::FiguresPopover</name>
    <message>
        <source>Length of the text</source>
        <translation>Extensión del texto</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>Documento</translation>
    </message>
    <message>
        <source>Selection</source>
        <translation>Selección</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>Palabras</translation>
    </message>
    <message>
        <source>Characters</source>
        <translation>Caracteres</translation>
    </message>
    <message>
        <source>Paragraphs</source>
        <translation>Párrafos</translation>
    </message>
</context>
<context>
    <name>syngraph::FileCommands</name>
    <message>
        <source>Documents (*.syngraph *.odt *.md *.markdown *.html *.htm *.txt)</source>
        <translation>Documentos (*.syngraph *.odt *.md *.markdown *.html *.htm *.txt)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Todos los archivos (*)</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Abrir</translation>
    </message>
    <message>
        <source>Only files of this computer can be opened.</source>
        <translation>Solo se pueden abrir archivos de este equipo.</translation>
    </message>
    <message numerus="yes">
        <source>At most %Ln file(s) can be opened at once.</source>
        <translation>
            <numerusform>Se puede abrir como máximo %Ln archivo a la vez.</numerusform>
            <numerusform>Se pueden abrir como máximo %Ln archivos a la vez.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing to save: the server has everything.</source>
        <translation>No hay nada que guardar: el servidor lo tiene todo.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln edit(s) are kept here and go to the server by themselves.</source>
        <translation>
            <numerusform>%Ln cambio se conserva aquí y se enviará por sí solo al servidor.</numerusform>
            <numerusform>%Ln cambios se conservan aquí y se enviarán por sí solos al servidor.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 was changed by another program.</source>
        <translation>Otro programa ha modificado %1.</translation>
    </message>
    <message>
        <source>Saving takes out of %1 what is not here. %2</source>
        <translation>Al guardar, %1 pierde lo que no está aquí. %2</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Reemplazar</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>Guardar como…</translation>
    </message>
    <message>
        <source>Save as</source>
        <translation>Guardar como</translation>
    </message>
    <message>
        <source>%1 could not be saved: %2</source>
        <translation>No se ha podido guardar %1: %2</translation>
    </message>
    <message>
        <source>Saved as %1</source>
        <translation>Guardado como %1</translation>
    </message>
    <message>
        <source>Saved as %1, without the formats: it is plain text.</source>
        <translation>Guardado como %1, sin los formatos: es texto sin formato.</translation>
    </message>
    <message>
        <source>Saving %1…</source>
        <translation>Guardando %1…</translation>
    </message>
</context>
<context>
    <name>syngraph::FindBar</name>
    <message>
        <source>Replace</source>
        <translation>Reemplazar</translation>
    </message>
    <message>
        <source>Replace all</source>
        <translation>Reemplazar todo</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>Buscar</translation>
    </message>
    <message>
        <source>Previous (Shift+F3)</source>
        <translation>Anterior (Shift+F3)</translation>
    </message>
    <message>
        <source>Next (F3)</source>
        <translation>Siguiente (F3)</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>Cerrar (Esc)</translation>
    </message>
    <message>
        <source>Match case</source>
        <translation>Distinguir mayúsculas y minúsculas</translation>
    </message>
    <message>
        <source>Word</source>
        <translation>Palabra</translation>
    </message>
    <message>
        <source>Whole words</source>
        <translation>Palabras completas</translation>
    </message>
    <message>
        <source>Regular expression</source>
        <translation>Expresión regular</translation>
    </message>
    <message>
        <source>Replace with</source>
        <translation>Reemplazar por</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>Sin resultados</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 de %2</translation>
    </message>
    <message>
        <source>%1 found</source>
        <translation>Encontrados: %1</translation>
    </message>
    <message>
        <source>Not a regular expression</source>
        <translation>No es una expresión regular</translation>
    </message>
    <message>
        <source>This expression takes too long</source>
        <translation>Esta expresión tarda demasiado</translation>
    </message>
    <message numerus="yes">
        <source>%Ln replaced</source>
        <translation>
            <numerusform>%Ln reemplazo</numerusform>
            <numerusform>%Ln reemplazos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Replacing… %Ln so far. Esc stops.</source>
        <translation>
            <numerusform>Reemplazando… %Ln hasta ahora. Esc detiene.</numerusform>
            <numerusform>Reemplazando… %Ln hasta ahora. Esc detiene.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>syngraph::FormatToolbar</name>
    <message>
        <source>Format</source>
        <translation>Formato</translation>
    </message>
    <message>
        <source>More tools</source>
        <translation>Más herramientas</translation>
    </message>
    <message>
        <source>Kind of paragraph</source>
        <translation>Tipo de párrafo</translation>
    </message>
    <message>
        <source>Kind of paragraph: %1</source>
        <translation>Tipo de párrafo: %1</translation>
    </message>
    <message>
        <source>Alignment: %1</source>
        <translation>Alineación: %1</translation>
    </message>
    <message>
        <source>Alignment</source>
        <translation>Alineación</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>Compartir</translation>
    </message>
</context>
<context>
    <name>syngraph::Gathering</name>
    <message>
        <source>Go there</source>
        <translation>Ir allí</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Ahora no</translation>
    </message>
    <message>
        <source>You are not connected: nobody can be asked.</source>
        <translation>Sin conexión: no se puede avisar a nadie.</translation>
    </message>
    <message>
        <source>Only who may edit can ask the others to come.</source>
        <translation>Solo quien puede editar puede pedir a los demás que vengan.</translation>
    </message>
    <message>
        <source>This server is of an older Syngraph and cannot ask the others.</source>
        <translation>Este servidor es de un Syngraph más antiguo y no puede avisar a los demás.</translation>
    </message>
    <message>
        <source>Nobody else is here.</source>
        <translation>No hay nadie más aquí.</translation>
    </message>
    <message>
        <source>You have just asked. Give them a moment.</source>
        <translation>Se acaba de pedir. Conviene esperar un momento.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln other(s) were asked to come here.</source>
        <translation>
            <numerusform>Se pidió a %Ln persona que venga aquí.</numerusform>
            <numerusform>Se pidió a %Ln personas que vengan aquí.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 asks everybody to come here.</source>
        <translation>%1 pide a todos que vengan aquí.</translation>
    </message>
    <message>
        <source>Mute</source>
        <translation>Silenciar</translation>
    </message>
    <message>
        <source>Asking the others to come here…</source>
        <translation>Pidiendo a los demás que vengan aquí…</translation>
    </message>
    <message>
        <source>The others could not be asked: the server does not answer.</source>
        <translation>No se pudo pedir a los demás que vengan: el servidor no responde.</translation>
    </message>
    <message>
        <source>The others could not be asked: what you wrote is not on the server yet.</source>
        <translation>No se pudo llamar a los demás: lo escrito aún no está en el servidor.</translation>
    </message>
    <message>
        <source>This document is damaged on the server: nobody can be asked.</source>
        <translation>Este documento está dañado en el servidor: no se puede llamar a nadie.</translation>
    </message>
</context>
<context>
    <name>syngraph::GoToPopover</name>
    <message>
        <source>Number of the paragraph</source>
        <translation>Número de párrafo</translation>
    </message>
    <message>
        <source>Go</source>
        <translation>Ir</translation>
    </message>
    <message>
        <source>Go to paragraph (1 to %1)</source>
        <translation>Ir al párrafo (1 a %1)</translation>
    </message>
    <message>
        <source>Go to paragraph</source>
        <translation>Ir al párrafo</translation>
    </message>
</context>
<context>
    <name>syngraph::HostPopover</name>
    <message>
        <source>The server&apos;s program (syngraph-server) is not installed.</source>
        <translation>El programa del servidor (syngraph-server) no está instalado.</translation>
    </message>
    <message>
        <source>This computer is in no network that others could reach it by.</source>
        <translation>Este equipo no está en ninguna red por la que otros puedan acceder a él.</translation>
    </message>
    <message>
        <source>Other programs use all the ports that were tried. Try again.</source>
        <translation>Otros programas usan todos los puertos probados. Conviene volver a intentarlo.</translation>
    </message>
    <message>
        <source>The server ended by itself.</source>
        <translation>El servidor se ha cerrado por sí solo.</translation>
    </message>
    <message>
        <source>Only for programs on this computer</source>
        <translation>Solo para programas de este equipo</translation>
    </message>
    <message>
        <source>For everybody in my network who has a link</source>
        <translation>Para quien tenga un enlace en la red propia</translation>
    </message>
    <message>
        <source>Go on when the window closes</source>
        <translation>Seguir en marcha al cerrar la ventana</translation>
    </message>
    <message>
        <source>Host on this computer</source>
        <translation>Usar este equipo como servidor</translation>
    </message>
    <message>
        <source>Documents that you share are then kept on this computer. Others can work in them while it is on and hosts them.</source>
        <translation>Los documentos compartidos se conservan entonces en este equipo. Otras personas pueden trabajar en ellos mientras esté encendido y funcione como servidor.</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>Iniciando…</translation>
    </message>
    <message>
        <source>This computer is a server at %1.</source>
        <translation>Este equipo es un servidor en %1.</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Iniciar</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Detener</translation>
    </message>
    <message>
        <source>Another server has the documents of this computer open. It has to end first.</source>
        <translation>Otro servidor tiene abiertos los documentos de este equipo. Primero tiene que terminar.</translation>
    </message>
    <message>
        <source>The server&apos;s folder cannot be written.</source>
        <translation>No se puede escribir en la carpeta del servidor.</translation>
    </message>
</context>
<context>
    <name>syngraph::JournalBar</name>
    <message>
        <source>The disk is full.</source>
        <translation>El disco está lleno.</translation>
    </message>
    <message>
        <source>The folder for unsent edits cannot be written.</source>
        <translation>No se puede escribir en la carpeta de los cambios sin enviar.</translation>
    </message>
    <message>
        <source>Another Syngraph keeps the unsent edits and does not answer.</source>
        <translation>Otro Syngraph tiene los cambios sin enviar y no responde.</translation>
    </message>
    <message>
        <source>The unsent edits on this computer are of a later Syngraph and were left as they are.</source>
        <translation>Los cambios sin enviar de este equipo son de una versión posterior de Syngraph y se han dejado como están.</translation>
    </message>
    <message>
        <source>The disk reports errors.</source>
        <translation>El disco informa de errores.</translation>
    </message>
    <message>
        <source>You can go on typing, but until it is sent it is only in this window.</source>
        <translation>Se puede seguir escribiendo, pero hasta que se envíe, lo escrito solo está en esta ventana.</translation>
    </message>
    <message>
        <source>The file with unsent edits was damaged. What could be read is here; the file is kept as %1</source>
        <translation>El archivo con cambios sin enviar estaba dañado. Lo que se ha podido leer está aquí; el archivo se conserva como %1</translation>
    </message>
    <message>
        <source>The file with unsent edits was damaged and could not be read; it is kept as %1</source>
        <translation>El archivo con cambios sin enviar estaba dañado y no se ha podido leer; se conserva como %1</translation>
    </message>
    <message>
        <source>The disk does not answer.</source>
        <translation>El disco no responde.</translation>
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
        <translation>Ninguna tecla corresponde.</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Atajos de teclado</translation>
    </message>
    <message>
        <source>What do you want to do?</source>
        <translation>¿Qué se quiere hacer?</translation>
    </message>
    <message>
        <source>Search in the keyboard shortcuts</source>
        <translation>Buscar en los atajos de teclado</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Acción</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Teclas</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>Ventana</translation>
    </message>
    <message>
        <source>While writing</source>
        <translation>Al escribir</translation>
    </message>
    <message>
        <source>A new line in the same paragraph</source>
        <translation>Una línea nueva en el mismo párrafo</translation>
    </message>
    <message>
        <source>A list item one level deeper</source>
        <translation>Un elemento de lista un nivel más adentro</translation>
    </message>
    <message>
        <source>A list item one level higher</source>
        <translation>Un elemento de lista un nivel más afuera</translation>
    </message>
    <message>
        <source>Stop following somebody</source>
        <translation>Dejar de seguir a alguien</translation>
    </message>
</context>
<context>
    <name>syngraph::LinkForm</name>
    <message>
        <source>Make and copy</source>
        <translation>Crear y copiar</translation>
    </message>
    <message>
        <source>Can edit</source>
        <translation>Puede editar</translation>
    </message>
    <message>
        <source>Can view</source>
        <translation>Puede ver</translation>
    </message>
    <message>
        <source>Can edit and manage links</source>
        <translation>Puede editar y gestionar enlaces</translation>
    </message>
    <message>
        <source>Such as: Team</source>
        <translation>Por ejemplo: equipo</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>Nunca</translation>
    </message>
    <message>
        <source>In 1 day</source>
        <translation>En 1 día</translation>
    </message>
    <message>
        <source>In 1 week</source>
        <translation>En 1 semana</translation>
    </message>
    <message>
        <source>In 30 days</source>
        <translation>En 30 días</translation>
    </message>
    <message>
        <source>Any number</source>
        <translation>Sin límite</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Whoever has it</source>
        <translation>Quien lo tenga</translation>
    </message>
    <message>
        <source>Name of the link</source>
        <translation>Nombre del enlace</translation>
    </message>
    <message>
        <source>Expires</source>
        <translation>Caduca</translation>
    </message>
    <message>
        <source>Lets in</source>
        <translation>Deja entrar a</translation>
    </message>
    <message>
        <source>Counted are editors: each computer once, however often it comes back.</source>
        <translation>Se cuentan los editores: cada equipo una vez, por muchas veces que vuelva.</translation>
    </message>
</context>
<context>
    <name>syngraph::LinkRow</name>
    <message>
        <source>Copy</source>
        <translation>Copiar</translation>
    </message>
    <message>
        <source>Revoke…</source>
        <translation>Revocar…</translation>
    </message>
    <message>
        <source>Keep the link</source>
        <translation>Conservar el enlace</translation>
    </message>
    <message>
        <source>Revoke</source>
        <translation>Revocar</translation>
    </message>
    <message>
        <source>Copy the link “%1”</source>
        <translation>Copiar el enlace «%1»</translation>
    </message>
    <message>
        <source>Revoke the link “%1”</source>
        <translation>Revocar el enlace «%1»</translation>
    </message>
</context>
<context>
    <name>syngraph::LinkSection</name>
    <message>
        <source>New link…</source>
        <translation>Enlace nuevo…</translation>
    </message>
    <message>
        <source>The new link is copied.</source>
        <translation>El enlace nuevo está copiado.</translation>
    </message>
    <message numerus="yes">
        <source>The link is revoked; %Ln person(s) were disconnected.</source>
        <translation>
            <numerusform>El enlace está revocado; se ha desconectado a %Ln persona.</numerusform>
            <numerusform>El enlace está revocado; se ha desconectado a %Ln personas.</numerusform>
        </translation>
    </message>
    <message>
        <source>The link is revoked.</source>
        <translation>El enlace está revocado.</translation>
    </message>
    <message>
        <source>The server is of an older version: links are managed there by its administrator alone.</source>
        <translation>El servidor es de una versión anterior: allí solo su administrador gestiona los enlaces.</translation>
    </message>
    <message>
        <source>Managing links needs the server, and there is no connection to it at the moment.</source>
        <translation>Para gestionar enlaces hace falta el servidor, y ahora no hay conexión.</translation>
    </message>
    <message>
        <source>Asking the server for the links…</source>
        <translation>Pidiendo los enlaces al servidor…</translation>
    </message>
    <message>
        <source>There are no links to this document.</source>
        <translation>No hay enlaces a este documento.</translation>
    </message>
    <message>
        <source>The link that this window uses works until %1.</source>
        <translation>El enlace de esta ventana vale hasta %1.</translation>
    </message>
    <message>
        <source>Links (%1)</source>
        <translation>Enlaces (%1)</translation>
    </message>
    <message>
        <source>Links</source>
        <translation>Enlaces</translation>
    </message>
    <message>
        <source>The link “%1” is copied.</source>
        <translation>El enlace «%1» está copiado.</translation>
    </message>
    <message>
        <source>Whoever has it manages the links, too.</source>
        <translation>Quien lo tenga también gestiona los enlaces.</translation>
    </message>
    <message>
        <source>The link can be copied once the server has said what it allows.</source>
        <translation>El enlace se podrá copiar en cuanto el servidor diga qué permite.</translation>
    </message>
    <message>
        <source>The server refused the owner&apos;s link that is kept here, so the links are not managed from here for now. It is tried again at the next start.</source>
        <translation>El servidor rechazó el enlace de propietario guardado aquí, así que por ahora los enlaces no se gestionan desde aquí. Se volverá a probar en el próximo inicio.</translation>
    </message>
    <message>
        <source>Links are managed by whoever has an owner&apos;s link. Where nobody has one, the server&apos;s administrator makes it.</source>
        <translation>Los enlaces los gestiona quien tenga un enlace de propietario. Si nadie lo tiene, lo crea el administrador del servidor.</translation>
    </message>
</context>
<context>
    <name>syngraph::LinkTips</name>
    <message>
        <source>%1click opens it.</source>
        <comment>%1 is a key with a plus sign</comment>
        <translation>%1clic para abrirlo.</translation>
    </message>
</context>
<context>
    <name>syngraph::LinkWords</name>
    <message>
        <source>Paste a link first.</source>
        <translation>Primero hay que pegar un enlace.</translation>
    </message>
    <message>
        <source>This is too long to be a link.</source>
        <translation>Es demasiado largo para ser un enlace.</translation>
    </message>
    <message>
        <source>This is not a link. It should begin with https://</source>
        <translation>Esto no es un enlace. Debería empezar por https://</translation>
    </message>
    <message>
        <source>There is a character in this link that does not belong there, such as a space.</source>
        <translation>En este enlace hay un carácter que no corresponde, como un espacio.</translation>
    </message>
    <message>
        <source>A link must not contain a user name before the host.</source>
        <translation>Un enlace no puede llevar un nombre de usuario antes del nombre del servidor.</translation>
    </message>
    <message>
        <source>The host name in this link is not valid.</source>
        <translation>El nombre del servidor de este enlace no es válido.</translation>
    </message>
    <message>
        <source>The port in this link is not valid.</source>
        <translation>El puerto de este enlace no es válido.</translation>
    </message>
    <message>
        <source>This address does not lead to a document.</source>
        <translation>Esta dirección no lleva a ningún documento.</translation>
    </message>
    <message>
        <source>The document&apos;s part of this link is damaged.</source>
        <translation>La parte de este enlace que indica el documento está dañada.</translation>
    </message>
    <message>
        <source>The part behind # is missing. Copy the whole link once more.</source>
        <translation>Falta la parte que sigue a #. Hay que volver a copiar el enlace completo.</translation>
    </message>
    <message>
        <source>The part behind # is damaged. Copy the whole link again.</source>
        <translation>La parte que sigue a # está dañada. Hay que volver a copiar el enlace completo.</translation>
    </message>
    <message>
        <source>The fingerprint in this link is damaged.</source>
        <translation>La huella digital de este enlace está dañada.</translation>
    </message>
    <message>
        <source>This link has more than one fingerprint.</source>
        <translation>Este enlace tiene más de una huella digital.</translation>
    </message>
    <message>
        <source>There is something at the end of this link that does not belong there.</source>
        <translation>Al final de este enlace hay algo que no corresponde.</translation>
    </message>
    <message>
        <source>Links without encryption (http://) work on this computer only.</source>
        <translation>Los enlaces sin cifrado (http://) solo funcionan en este equipo.</translation>
    </message>
    <message>
        <source>This is not a link.</source>
        <translation>Esto no es un enlace.</translation>
    </message>
    <message>
        <source>The server cannot be reached. Check the address and your connection.</source>
        <translation>No se puede contactar con el servidor. Conviene comprobar la dirección y la conexión.</translation>
    </message>
    <message>
        <source>The server does not let you make documents. Use the address that its administrator gave you, with everything behind #.</source>
        <translation>El servidor no permite crear documentos. Hay que usar la dirección facilitada por su administrador, con todo lo que sigue a #.</translation>
    </message>
    <message>
        <source>The server&apos;s key is not the one in the address. Nothing was sent to it.</source>
        <translation>La clave del servidor no es la de la dirección. No se le ha enviado nada.</translation>
    </message>
    <message>
        <source>This computer does not know the server&apos;s certificate. Use the whole address that the server printed, with everything behind #.</source>
        <translation>Este equipo no conoce el certificado del servidor. Hay que usar la dirección completa que mostró el servidor, con todo lo que sigue a #.</translation>
    </message>
    <message>
        <source>This is not a Syngraph server of a known version.</source>
        <translation>Esto no es un servidor de Syngraph de una versión conocida.</translation>
    </message>
    <message>
        <source>The server is too busy. Try again in a moment.</source>
        <translation>El servidor está sobrecargado. Conviene volver a intentarlo en un momento.</translation>
    </message>
    <message>
        <source>Sharing did not work.</source>
        <translation>No se ha podido compartir.</translation>
    </message>
    <message>
        <source>Leads to %1.</source>
        <translation>Lleva a %1.</translation>
    </message>
    <message>
        <source>It was written with letters that can look like others.</source>
        <translation>El nombre contiene letras que pueden confundirse con otras.</translation>
    </message>
    <message>
        <source>This link leads to a program on this computer itself. Open it only if you know why.</source>
        <translation>Este enlace lleva a un programa de este mismo equipo. Conviene abrirlo solo si se sabe por qué.</translation>
    </message>
    <message>
        <source>This link leads to a machine in your own network.</source>
        <translation>Este enlace lleva a un equipo de la red propia.</translation>
    </message>
    <message>
        <source>its key: %1, the address&apos;s: %2</source>
        <translation>su clave: %1, la de la dirección: %2</translation>
    </message>
</context>
<context>
    <name>syngraph::MainWindow</name>
    <message>
        <source>Change…</source>
        <translation>Cambiar…</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>Compartir</translation>
    </message>
    <message>
        <source>View only</source>
        <translation>Solo lectura</translation>
    </message>
    <message>
        <source>Shared · %1</source>
        <translation>Compartido · %1</translation>
    </message>
    <message>
        <source>Shared</source>
        <translation>Compartido</translation>
    </message>
    <message>
        <source>Link copied.</source>
        <translation>Enlace copiado.</translation>
    </message>
    <message>
        <source>No program was found that opens %1.</source>
        <translation>No se ha encontrado ningún programa que abra %1.</translation>
    </message>
    <message>
        <source>The document was not shared.</source>
        <translation>No se ha compartido el documento.</translation>
    </message>
    <message>
        <source>The others see you as %1.</source>
        <translation>Los demás ven este nombre: %1.</translation>
    </message>
    <message>
        <source>About Syngraph</source>
        <translation>Acerca de Syngraph</translation>
    </message>
    <message>
        <source>Syngraph %1</source>
        <translation>Syngraph %1</translation>
    </message>
    <message>
        <source>Write one document together, on a server of your own.</source>
        <translation>Escribir un documento entre varias personas, en un servidor propio.</translation>
    </message>
    <message>
        <source>Recovered from %1</source>
        <translation>Recuperado de %1</translation>
    </message>
    <message>
        <source>The document is not open for writing yet. Insert the text once it is.</source>
        <translation>El documento aún no está abierto para escribir. El texto se puede insertar en cuanto lo esté.</translation>
    </message>
    <message>
        <source>Leave it running</source>
        <translation>Dejarlo en marcha</translation>
    </message>
    <message>
        <source>Stop and quit</source>
        <translation>Detener y salir</translation>
    </message>
    <message numerus="yes">
        <source>%Ln other(s) work on this computer&apos;s documents and would lose the connection.</source>
        <translation>
            <numerusform>%Ln persona trabaja en documentos de este equipo y perdería la conexión.</numerusform>
            <numerusform>%Ln personas trabajan en documentos de este equipo y perderían la conexión.</numerusform>
        </translation>
    </message>
    <message>
        <source>Start again</source>
        <translation>Iniciar de nuevo</translation>
    </message>
    <message>
        <source>What was not sent last time goes to the server as soon as it answers.</source>
        <translation>Lo que no se envió la última vez va al servidor en cuanto responda.</translation>
    </message>
    <message>
        <source>What of “%1” is not sent yet is kept, and sent when it is open again.</source>
        <translation>Lo que aún no se envió de «%1» se conserva y se envía cuando se vuelva a abrir.</translation>
    </message>
    <message>
        <source>The message in the chat of “%1” is kept, and there when it is open again.</source>
        <translation>El mensaje empezado en el chat de «%1» se conserva y estará ahí al abrirlo de nuevo.</translation>
    </message>
    <message>
        <source>There is no link to give away. “Manage links…” makes one.</source>
        <translation>No hay ningún enlace que dar. «Gestionar enlaces…» crea uno.</translation>
    </message>
    <message>
        <source>The server of this computer could not be started again, and would not go on.</source>
        <translation>El servidor de este equipo no se pudo volver a iniciar y no seguiría.</translation>
    </message>
    <message>
        <source>The link can be copied once the server has said what it allows.</source>
        <translation>El enlace se podrá copiar en cuanto el servidor diga qué permite.</translation>
    </message>
</context>
<context>
    <name>syngraph::ManagedLinks</name>
    <message>
        <source>made %1</source>
        <translation>creado el %1</translation>
    </message>
    <message>
        <source>yours</source>
        <translation>de esta ventana</translation>
    </message>
    <message>
        <source>View-only link</source>
        <translation>Enlace de solo lectura</translation>
    </message>
    <message>
        <source>Edit link</source>
        <translation>Enlace de edición</translation>
    </message>
    <message>
        <source>Owner&apos;s link</source>
        <translation>Enlace de propietario</translation>
    </message>
    <message>
        <source>can view</source>
        <translation>puede ver</translation>
    </message>
    <message>
        <source>can edit</source>
        <translation>puede editar</translation>
    </message>
    <message>
        <source>can edit and manage links</source>
        <translation>puede editar y gestionar enlaces</translation>
    </message>
    <message>
        <source>revoked</source>
        <translation>revocado</translation>
    </message>
    <message>
        <source>expired</source>
        <translation>caducado</translation>
    </message>
    <message>
        <source>until %1</source>
        <translation>hasta %1</translation>
    </message>
    <message numerus="yes">
        <source>%Ln person(s) now</source>
        <translation>
            <numerusform>%Ln persona ahora</numerusform>
            <numerusform>%Ln personas ahora</numerusform>
        </translation>
    </message>
    <message>
        <source>last used %1</source>
        <translation>usado por última vez el %1</translation>
    </message>
    <message>
        <source>never used</source>
        <translation>nunca usado</translation>
    </message>
    <message numerus="yes">
        <source>%Ln person(s) will be disconnected. The document and its history stay.</source>
        <translation>
            <numerusform>Se desconectará a %Ln persona. El documento y su historial permanecen.</numerusform>
            <numerusform>Se desconectará a %Ln personas. El documento y su historial permanecen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nobody is connected by it at the moment. The document and its history stay.</source>
        <translation>Nadie está conectado con él ahora. El documento y su historial permanecen.</translation>
    </message>
    <message>
        <source>This needs the server, and there is no connection to it at the moment.</source>
        <translation>Para esto hace falta el servidor, y ahora no hay conexión.</translation>
    </message>
    <message>
        <source>The links may not be managed from here any more.</source>
        <translation>Los enlaces ya no se pueden gestionar desde aquí.</translation>
    </message>
    <message>
        <source>The document has as many links as it may have. Revoke one of them first.</source>
        <translation>El documento ya tiene todos los enlaces permitidos. Antes hay que revocar uno.</translation>
    </message>
    <message>
        <source>This link is gone already.</source>
        <translation>Este enlace ya no existe.</translation>
    </message>
    <message>
        <source>This is the last link by which the links can be managed. Without it nobody could ever end one again, so only the server&apos;s administrator can revoke it.</source>
        <translation>Es el último enlace con el que se gestionan los enlaces. Sin él nadie podría revocar ninguno, así que solo puede revocarlo el administrador del servidor.</translation>
    </message>
    <message>
        <source>That was too much at once. Try again in a minute.</source>
        <translation>Ha sido demasiado a la vez. Conviene intentarlo de nuevo en un minuto.</translation>
    </message>
    <message>
        <source>The server is out of space.</source>
        <translation>El servidor no tiene espacio.</translation>
    </message>
    <message>
        <source>The server could not do that. Try again in a moment.</source>
        <translation>El servidor no ha podido hacerlo. Conviene intentarlo de nuevo en un momento.</translation>
    </message>
    <message>
        <source>has let in %1 of %2 editors</source>
        <translation>ha dejado entrar a %1 de %2 editores</translation>
    </message>
    <message>
        <source>This window uses it itself and goes on by another link.</source>
        <translation>Esta ventana lo usa y seguirá con otro enlace.</translation>
    </message>
    <message>
        <source>This window uses it itself and knows no other: nothing can be written here any more then, and what was not sent yet stays here.</source>
        <translation>Esta ventana lo usa y no conoce otro: entonces ya no se podrá escribir nada aquí, y lo que aún no se ha enviado se queda aquí.</translation>
    </message>
    <message>
        <source>The connection ended before the server answered. Whether it was done is not known; the list will show it.</source>
        <translation>La conexión terminó antes de que respondiera el servidor. No se sabe si se hizo; la lista lo mostrará.</translation>
    </message>
</context>
<context>
    <name>syngraph::NoticeBar</name>
    <message>
        <source>Dismiss</source>
        <translation>Ocultar</translation>
    </message>
</context>
<context>
    <name>syngraph::OpenLinkPopover</name>
    <message>
        <source>Open a shared document</source>
        <translation>Abrir un documento compartido</translation>
    </message>
    <message>
        <source>Paste the link here: https://…</source>
        <translation>Pegar aquí el enlace: https://…</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>Enlace</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>Pegar</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Abrir</translation>
    </message>
</context>
<context>
    <name>syngraph::ParagraphHint</name>
    <message>
        <source>This paragraph is very long, and writing in it may become slow. Several shorter ones are faster.</source>
        <translation>Este párrafo es muy largo y escribir en él puede volverse lento. Varios párrafos más cortos son más rápidos.</translation>
    </message>
</context>
<context>
    <name>syngraph::ParticipantsModel</name>
    <message>
        <source>Unnamed</source>
        <translation>Sin nombre</translation>
    </message>
    <message>
        <source>can view</source>
        <translation>puede ver</translation>
    </message>
    <message>
        <source>can edit</source>
        <translation>puede editar</translation>
    </message>
    <message>
        <source>line %1</source>
        <translation>línea %1</translation>
    </message>
    <message>
        <source>typing</source>
        <translation>escribiendo</translation>
    </message>
    <message numerus="yes">
        <source>idle for %Ln min</source>
        <translation>
            <numerusform>inactivo desde hace %Ln min</numerusform>
            <numerusform>inactivo desde hace %Ln min</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>idle for %Ln h</source>
        <translation>
            <numerusform>inactivo desde hace %Ln h</numerusform>
            <numerusform>inactivo desde hace %Ln h</numerusform>
        </translation>
    </message>
    <message>
        <source>(you)</source>
        <translation>(yo)</translation>
    </message>
</context>
<context>
    <name>syngraph::PeoplePanel</name>
    <message>
        <source>Nobody else can see this document yet.

Press Share and send the link: whoever opens it appears here, with a caret of their own.</source>
        <translation>Nadie más puede ver aún este documento.

Para invitar, pulsar Compartir y enviar el enlace: quien lo abra aparecerá aquí, con su propio cursor.</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Personas</translation>
    </message>
    <message>
        <source>People who have this document open</source>
        <translation>Personas que tienen abierto este documento</translation>
    </message>
    <message>
        <source>Hide the list of people</source>
        <translation>Ocultar la lista de personas</translation>
    </message>
    <message>
        <source>Change your name</source>
        <translation>Cambiar mi nombre</translation>
    </message>
    <message>
        <source>Go there</source>
        <translation>Ir allí</translation>
    </message>
    <message>
        <source>Follow</source>
        <translation>Seguir</translation>
    </message>
</context>
<context>
    <name>syngraph::PersonDelegate</name>
    <message>
        <source>(you)</source>
        <translation>(yo)</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>Mi nombre</translation>
    </message>
    <message>
        <source>Press F2 or double-click to change your name</source>
        <translation>F2 o doble clic para cambiar el nombre</translation>
    </message>
</context>
<context>
    <name>syngraph::ProfilePopover</name>
    <message>
        <source>Apply</source>
        <translation>Aplicar</translation>
    </message>
    <message>
        <source>How the others see you</source>
        <translation>Cómo me ven los demás</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>Mi nombre</translation>
    </message>
    <message>
        <source>Blue</source>
        <translation>Azul</translation>
    </message>
    <message>
        <source>Orange</source>
        <translation>Naranja</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>Verde</translation>
    </message>
    <message>
        <source>Purple</source>
        <translation>Morado</translation>
    </message>
    <message>
        <source>Teal</source>
        <translation>Turquesa</translation>
    </message>
    <message>
        <source>Pink</source>
        <translation>Rosa</translation>
    </message>
    <message>
        <source>Ochre</source>
        <translation>Ocre</translation>
    </message>
    <message>
        <source>Violet</source>
        <translation>Violeta</translation>
    </message>
    <message>
        <source>Olive</source>
        <translation>Oliva</translation>
    </message>
    <message>
        <source>Red</source>
        <translation>Rojo</translation>
    </message>
    <message>
        <source>Sea green</source>
        <translation>Verde mar</translation>
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
        <translation>Alguien</translation>
    </message>
</context>
<context>
    <name>syngraph::SharePopover</name>
    <message>
        <source>Name of the document</source>
        <translation>Nombre del documento</translation>
    </message>
    <message>
        <source>Address of the server</source>
        <translation>Dirección del servidor</translation>
    </message>
    <message>
        <source>Server, such as https://pad.example.org</source>
        <translation>Servidor, por ejemplo https://pad.example.org</translation>
    </message>
    <message>
        <source>The document goes to this server, and everybody with the link can edit it. The server prints its address when it starts.</source>
        <translation>El documento pasa a este servidor y cualquiera que tenga el enlace puede editarlo. El servidor muestra su dirección al iniciarse.</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>Compartir</translation>
    </message>
    <message>
        <source>Host on this computer…</source>
        <translation>Usar este equipo como servidor…</translation>
    </message>
    <message>
        <source>Copy view-only link</source>
        <translation>Copiar enlace de solo lectura</translation>
    </message>
    <message>
        <source>Link copied.</source>
        <translation>Enlace copiado.</translation>
    </message>
    <message>
        <source>View-only link copied.</source>
        <translation>Enlace de solo lectura copiado.</translation>
    </message>
    <message>
        <source>Which server? Type its address.</source>
        <translation>¿Qué servidor? Hay que escribir su dirección.</translation>
    </message>
    <message>
        <source>This is not the address of a server: there is a path behind the host.</source>
        <translation>Esto no es la dirección de un servidor: hay una ruta después del nombre.</translation>
    </message>
    <message>
        <source>Sharing…</source>
        <translation>Compartiendo…</translation>
    </message>
    <message>
        <source>Shared document</source>
        <translation>Documento compartido</translation>
    </message>
    <message>
        <source>Share this document</source>
        <translation>Compartir este documento</translation>
    </message>
    <message>
        <source>Copy link</source>
        <translation>Copiar enlace</translation>
    </message>
    <message>
        <source>Copy edit link</source>
        <translation>Copiar enlace de edición</translation>
    </message>
    <message>
        <source>Anyone with the link can read this document on %1.</source>
        <translation>Cualquiera que tenga el enlace puede leer este documento en %1.</translation>
    </message>
    <message>
        <source>Anyone with the edit link can write with you on %1.</source>
        <translation>Cualquiera que tenga el enlace de edición puede escribir en este documento en %1.</translation>
    </message>
    <message>
        <source>Link copied. Send it to whoever should write with you.</source>
        <translation>Enlace copiado, listo para enviarlo a quienes vayan a escribir.</translation>
    </message>
    <message>
        <source>This document is on %1.</source>
        <translation>Este documento está en %1.</translation>
    </message>
</context>
<context>
    <name>syngraph::SpellingMenu</name>
    <message>
        <source>&amp;Check while typing</source>
        <translation>&amp;Comprobar al escribir</translation>
    </message>
    <message>
        <source>There is no dictionary on this computer (packages hunspell-…)</source>
        <translation>No hay ningún diccionario en este equipo (paquetes hunspell-…)</translation>
    </message>
    <message>
        <source>There is no dictionary for your language; choose another one</source>
        <translation>No hay diccionario para el idioma propio; se puede elegir otro</translation>
    </message>
    <message>
        <source>The dictionary cannot be read</source>
        <translation>No se puede leer el diccionario</translation>
    </message>
</context>
<context>
    <name>syngraph::StartPanel</name>
    <message>
        <source>Documents of last time</source>
        <translation>Documentos de la última vez</translation>
    </message>
    <message>
        <source>Host on this computer…</source>
        <translation>Usar este equipo como servidor…</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Inicio</translation>
    </message>
    <message>
        <source>Paste a link to open: https://…</source>
        <translation>Pegar un enlace para abrirlo: https://…</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>Enlace</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Abrir</translation>
    </message>
    <message>
        <source>Write, or open what is there already.</source>
        <translation>Escribir, o abrir lo que ya existe.</translation>
    </message>
    <message>
        <source>There is a link to a document of %1 in the clipboard:</source>
        <translation>En el portapapeles hay un enlace a un documento de %1:</translation>
    </message>
    <message>
        <source>Untitled</source>
        <translation>Sin título</translation>
    </message>
</context>
<context>
    <name>syngraph::StatusLine</name>
    <message>
        <source>Server: %1</source>
        <translation>Servidor: %1</translation>
    </message>
    <message numerus="yes">
        <source>%Ln here</source>
        <translation>
            <numerusform>%Ln aquí</numerusform>
            <numerusform>%Ln aquí</numerusform>
        </translation>
    </message>
    <message>
        <source>Ln %1, Col %2</source>
        <translation>Lín. %1, col. %2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln selected</source>
        <translation>
            <numerusform>%Ln seleccionado</numerusform>
            <numerusform>%Ln seleccionados</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln word(s)</source>
        <translation>
            <numerusform>%Ln palabra</numerusform>
            <numerusform>%Ln palabras</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln character(s)</source>
        <translation>
            <numerusform>%Ln carácter</numerusform>
            <numerusform>%Ln caracteres</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln paragraph(s)</source>
        <translation>
            <numerusform>%Ln párrafo</numerusform>
            <numerusform>%Ln párrafos</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>syngraph::TabImages</name>
    <message>
        <source>The image is on its way.</source>
        <translation>La imagen está en camino.</translation>
    </message>
    <message>
        <source>The image is not on the server yet.</source>
        <translation>La imagen aún no está en el servidor.</translation>
    </message>
    <message>
        <source>The image cannot be shown: it is damaged.</source>
        <translation>La imagen no se puede mostrar: está dañada.</translation>
    </message>
    <message>
        <source>The image is too large to be shown.</source>
        <translation>La imagen es demasiado grande para mostrarla.</translation>
    </message>
    <message>
        <source>This computer cannot show images of this kind.</source>
        <translation>Este equipo no puede mostrar imágenes de este tipo.</translation>
    </message>
    <message numerus="yes">
        <source>At most %Ln images can be put in at once.</source>
        <translation>
            <numerusform>Se puede insertar como máximo %Ln imagen a la vez.</numerusform>
            <numerusform>Se pueden insertar como máximo %Ln imágenes a la vez.</numerusform>
        </translation>
    </message>
    <message>
        <source>The image could not be kept on this computer, so it was not put in. Is the disk full?</source>
        <translation>La imagen no se pudo conservar en este equipo, así que no se insertó. ¿Está lleno el disco?</translation>
    </message>
    <message>
        <source>Insert images</source>
        <translation>Insertar imágenes</translation>
    </message>
    <message>
        <source>Images (*.png *.jpg *.jpeg *.gif *.webp)</source>
        <translation>Imágenes (*.png *.jpg *.jpeg *.gif *.webp)</translation>
    </message>
    <message>
        <source>Save image as…</source>
        <translation>Guardar imagen como…</translation>
    </message>
    <message>
        <source>The image is not here yet.</source>
        <translation>La imagen aún no está aquí.</translation>
    </message>
    <message>
        <source>Save image</source>
        <translation>Guardar imagen</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>Imagen</translation>
    </message>
    <message>
        <source>The image was saved as %1.</source>
        <translation>La imagen se guardó como %1.</translation>
    </message>
    <message>
        <source>The image could not be saved as %1.</source>
        <translation>La imagen no se pudo guardar como %1.</translation>
    </message>
    <message>
        <source>This is not an image of a kind that documents can hold.</source>
        <translation>No es una imagen de un tipo que los documentos puedan contener.</translation>
    </message>
    <message>
        <source>This image is too large.</source>
        <translation>Esta imagen es demasiado grande.</translation>
    </message>
    <message>
        <source>This image cannot be read.</source>
        <translation>Esta imagen no se puede leer.</translation>
    </message>
    <message>
        <source>This computer cannot read images of this kind.</source>
        <translation>Este equipo no puede leer imágenes de este tipo.</translation>
    </message>
    <message>
        <source>The document has as many images as the server takes: the last one is only on this computer.</source>
        <translation>El documento tiene tantas imágenes como acepta el servidor: la última está solo en este equipo.</translation>
    </message>
    <message>
        <source>The server does not take an image: it is only on this computer.</source>
        <translation>El servidor no acepta una imagen: está solo en este equipo.</translation>
    </message>
</context>
<context>
    <name>syngraph::TabStrip</name>
    <message>
        <source>Open documents</source>
        <translation>Documentos abiertos</translation>
    </message>
    <message>
        <source>New document</source>
        <translation>Documento nuevo</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Close this document</source>
        <translation>Cerrar este documento</translation>
    </message>
</context>
<context>
    <name>syngraph::TextLinkPopover</name>
    <message>
        <source>Open</source>
        <translation>Abrir</translation>
    </message>
    <message>
        <source>Remove link</source>
        <translation>Quitar enlace</translation>
    </message>
    <message>
        <source>https://… or an e-mail address</source>
        <translation>https://… o una dirección de correo</translation>
    </message>
    <message>
        <source>Address of the link</source>
        <translation>Dirección del enlace</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>Aplicar</translation>
    </message>
    <message>
        <source>Links may lead to web pages, e-mail addresses and shared documents.</source>
        <translation>Los enlaces pueden llevar a páginas web, direcciones de correo y documentos compartidos.</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>Enlace</translation>
    </message>
</context>
<context>
    <name>syngraph::TextMenu</name>
    <message>
        <source>Open link</source>
        <translation>Abrir enlace</translation>
    </message>
    <message>
        <source>Copy link</source>
        <translation>Copiar enlace</translation>
    </message>
    <message>
        <source>No suggestions</source>
        <translation>Sin sugerencias</translation>
    </message>
    <message>
        <source>Looking for suggestions…</source>
        <translation>Buscando sugerencias…</translation>
    </message>
    <message>
        <source>Add “%1” to the dictionary</source>
        <translation>Añadir «%1» al diccionario</translation>
    </message>
    <message>
        <source>Your dictionary cannot be written; the word counts until the program ends.</source>
        <translation>No se puede escribir en el diccionario propio; la palabra vale hasta que se cierre el programa.</translation>
    </message>
    <message>
        <source>Cut</source>
        <translation>Cortar</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copiar</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>Pegar</translation>
    </message>
    <message>
        <source>Paste without format</source>
        <translation>Pegar sin formato</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>Seleccionar todo</translation>
    </message>
</context>
<context>
    <name>syngraph::WindowMenus</name>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Archivo</translation>
    </message>
    <message>
        <source>&amp;New</source>
        <translation>&amp;Nuevo</translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation>Abrir &amp;reciente</translation>
    </message>
    <message>
        <source>&amp;Close tab</source>
        <translation>&amp;Cerrar pestaña</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Salir</translation>
    </message>
    <message>
        <source>Untitled</source>
        <translation>Sin título</translation>
    </message>
    <message>
        <source>&amp;Forget all that are closed</source>
        <translation>&amp;Olvidar todos los cerrados</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Editar</translation>
    </message>
    <message>
        <source>Your &amp;name and colour…</source>
        <translation>Mi nombre &amp;y color…</translation>
    </message>
    <message>
        <source>Find &amp;next</source>
        <translation>Buscar s&amp;iguiente</translation>
    </message>
    <message>
        <source>Find pre&amp;vious</source>
        <translation>Buscar &amp;anterior</translation>
    </message>
    <message>
        <source>R&amp;eplace…</source>
        <translation>R&amp;eemplazar…</translation>
    </message>
    <message>
        <source>&amp;Go to paragraph…</source>
        <translation>Ir a&amp;l párrafo…</translation>
    </message>
    <message>
        <source>&amp;Word count…</source>
        <translation>Co&amp;ntar palabras…</translation>
    </message>
    <message>
        <source>&amp;Markdown while typing</source>
        <translation>&amp;Markdown al escribir</translation>
    </message>
    <message>
        <source>Spe&amp;lling</source>
        <translation>Orto&amp;grafía</translation>
    </message>
    <message>
        <source>F&amp;ormat</source>
        <translation>F&amp;ormato</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ver</translation>
    </message>
    <message>
        <source>&amp;People</source>
        <translation>&amp;Personas</translation>
    </message>
    <message>
        <source>Author&amp;ship colours</source>
        <translation>&amp;Colores de autoría</translation>
    </message>
    <message>
        <source>&amp;Light up changes</source>
        <translation>&amp;Destacar cambios</translation>
    </message>
    <message>
        <source>&amp;Appearance</source>
        <translation>A&amp;specto</translation>
    </message>
    <message>
        <source>F&amp;ocus on the text</source>
        <translation>Solo el te&amp;xto</translation>
    </message>
    <message>
        <source>&amp;Full screen</source>
        <translation>Pantalla c&amp;ompleta</translation>
    </message>
    <message>
        <source>As the &amp;desktop</source>
        <translation>Como el &amp;escritorio</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>&amp;Claro</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>&amp;Oscuro</translation>
    </message>
    <message>
        <source>&amp;Strong contrast</source>
        <translation>Alto con&amp;traste</translation>
    </message>
    <message>
        <source>&amp;Collaborate</source>
        <translation>&amp;Colaborar</translation>
    </message>
    <message>
        <source>&amp;Share…</source>
        <translation>&amp;Compartir…</translation>
    </message>
    <message>
        <source>&amp;Copy link</source>
        <translation>Copiar &amp;enlace</translation>
    </message>
    <message>
        <source>&amp;Host on this computer…</source>
        <translation>&amp;Usar este equipo como servidor…</translation>
    </message>
    <message>
        <source>Go to the &amp;next person</source>
        <translation>Ir a la &amp;siguiente persona</translation>
    </message>
    <message>
        <source>Where is &amp;everyone?</source>
        <translation>¿&amp;Dónde están todos?</translation>
    </message>
    <message>
        <source>&amp;Follow</source>
        <translation>Se&amp;guir</translation>
    </message>
    <message>
        <source>&amp;Work offline</source>
        <translation>&amp;Trabajar sin conexión</translation>
    </message>
    <message>
        <source>Who wrote &amp;this?</source>
        <translation>¿&amp;Quién ha escrito esto?</translation>
    </message>
    <message>
        <source>&amp;Next change while away</source>
        <translation>Cambio siguie&amp;nte durante la ausencia</translation>
    </message>
    <message>
        <source>&amp;Previous change while away</source>
        <translation>Cambio &amp;anterior durante la ausencia</translation>
    </message>
    <message>
        <source>Nobody else is here</source>
        <translation>No hay nadie más aquí</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>Ay&amp;uda</translation>
    </message>
    <message>
        <source>&amp;About Syngraph</source>
        <translation>&amp;Acerca de Syngraph</translation>
    </message>
    <message>
        <source>&amp;Open…</source>
        <translation>&amp;Abrir…</translation>
    </message>
    <message>
        <source>Open &amp;link…</source>
        <translation>Abrir en&amp;lace…</translation>
    </message>
    <message>
        <source>Open all again at the next s&amp;tart</source>
        <translation>&amp;Volver a abrir todo en el próximo inicio</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Guardar</translation>
    </message>
    <message>
        <source>Save &amp;as…</source>
        <translation>Guardar co&amp;mo…</translation>
    </message>
    <message>
        <source>Save a cop&amp;y…</source>
        <translation>Guardar una co&amp;pia…</translation>
    </message>
    <message>
        <source>&amp;Export</source>
        <translation>&amp;Exportar</translation>
    </message>
    <message>
        <source>&amp;Print…</source>
        <translation>&amp;Imprimir…</translation>
    </message>
    <message>
        <source>Print pre&amp;view…</source>
        <translation>Vis&amp;ta previa de impresión…</translation>
    </message>
    <message>
        <source>&amp;Insert</source>
        <translation>&amp;Insertar</translation>
    </message>
    <message>
        <source>C&amp;hat</source>
        <translation>C&amp;hat</translation>
    </message>
    <message>
        <source>&amp;Gather everyone here</source>
        <translation>&amp;Reunir a todos aquí</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts…</source>
        <translation>Atajos de &amp;teclado…</translation>
    </message>
    <message>
        <source>Next area of the window</source>
        <translation>Zona siguiente de la ventana</translation>
    </message>
    <message>
        <source>Previous area of the window</source>
        <translation>Zona anterior de la ventana</translation>
    </message>
    <message>
        <source>Next tab</source>
        <translation>Pestaña siguiente</translation>
    </message>
    <message>
        <source>Previous tab</source>
        <translation>Pestaña anterior</translation>
    </message>
    <message>
        <source>&amp;Manage links…</source>
        <translation>&amp;Gestionar enlaces…</translation>
    </message>
</context>
</TS>
