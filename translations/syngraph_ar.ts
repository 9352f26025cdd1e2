<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ar" sourcelanguage="en_US">
<context>
    <name>Colors</name>
    <message>
        <source>Red</source>
        <translation>أحمر</translation>
    </message>
    <message>
        <source>Orange</source>
        <translation>برتقالي</translation>
    </message>
    <message>
        <source>Yellow</source>
        <translation>أصفر</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>أخضر</translation>
    </message>
    <message>
        <source>Teal</source>
        <translation>أزرق مخضر</translation>
    </message>
    <message>
        <source>Blue</source>
        <translation>أزرق</translation>
    </message>
    <message>
        <source>Purple</source>
        <translation>أرجواني</translation>
    </message>
    <message>
        <source>Pink</source>
        <translation>وردي</translation>
    </message>
    <message>
        <source>Brown</source>
        <translation>بني</translation>
    </message>
    <message>
        <source>Grey</source>
        <translation>رمادي</translation>
    </message>
</context>
<context>
    <name>FileWords</name>
    <message>
        <source>there is something of this name that is no file</source>
        <translation>هناك شيء بهذا الاسم ليس ملفًا</translation>
    </message>
    <message>
        <source>There is no file %1.</source>
        <translation>لا يوجد ملف %1‏.</translation>
    </message>
    <message>
        <source>Reading %1 is not allowed.</source>
        <translation>قراءة %1‏ غير مسموح بها.</translation>
    </message>
    <message>
        <source>%1 is a folder or a device, no file.</source>
        <translation>‏%1‏ مجلد أو جهاز، وليس ملفًا.</translation>
    </message>
    <message>
        <source>%1 is too large for a document.</source>
        <translation>‏%1‏ أكبر من أن يكون مستندًا.</translation>
    </message>
    <message>
        <source>%1 is no text.</source>
        <translation>‏%1‏ ليس نصًا.</translation>
    </message>
    <message>
        <source>%1 is not what its ending says.</source>
        <translation>محتوى %1‏ لا يطابق امتداده.</translation>
    </message>
    <message>
        <source>%1 was written by a later version of this program.</source>
        <translation>كُتب %1‏ بإصدار أحدث من هذا البرنامج.</translation>
    </message>
    <message>
        <source>%1 is damaged.</source>
        <translation>‏%1‏ تالف.</translation>
    </message>
    <message>
        <source>%1 is protected by a password.</source>
        <translation>‏%1‏ محمي بكلمة مرور.</translation>
    </message>
    <message>
        <source>%1 holds what no document needs, and is not opened.</source>
        <translation>يحوي %1‏ ما لا يحتاج إليه أي مستند، ولذلك لا يُفتح.</translation>
    </message>
    <message>
        <source>%1 cannot be read.</source>
        <translation>تتعذر قراءة %1‏.</translation>
    </message>
    <message>
        <source>It makes no sense from byte %1 on.</source>
        <translation>المحتوى غير مفهوم ابتداءً من البايت %1.</translation>
    </message>
    <message>
        <source>Pictures were left out.</source>
        <translation>أُسقطت الصور.</translation>
    </message>
    <message>
        <source>Notes, comments and objects were left out.</source>
        <translation>أُسقطت الحواشي والتعليقات والكائنات.</translation>
    </message>
    <message>
        <source>Tables became lines.</source>
        <translation>حُوّلت الجداول إلى أسطر.</translation>
    </message>
    <message>
        <source>Very long paragraphs were parted.</source>
        <translation>قُسّمت الفقرات الطويلة جدًا.</translation>
    </message>
    <message>
        <source>Some characters could not be read.</source>
        <translation>تعذرت قراءة بعض المحارف.</translation>
    </message>
    <message>
        <source>it would be too large to be opened again</source>
        <translation>سيكون أكبر من أن يُفتح مرة أخرى</translation>
    </message>
    <message>
        <source>%1 is written in a character set that is not known.</source>
        <translation>كُتب %1 بمجموعة محارف غير معروفة.</translation>
    </message>
    <message>
        <source>Control characters were left out.</source>
        <translation>حُذفت محارف التحكم.</translation>
    </message>
    <message>
        <source>Its character set is UTF-8 from then on.</source>
        <translation>تصبح مجموعة محارفه UTF-8 من ذلك الحين.</translation>
    </message>
    <message>
        <source>Its fonts, page layout, comments and scripts are not kept.</source>
        <translation>لا يُحتفظ بخطوطه وتخطيط صفحاته وتعليقاته وبرامجه النصية.</translation>
    </message>
</context>
<context>
    <name>ImageWords</name>
    <message numerus="yes">
        <source>%Ln image(s) are not in it.</source>
        <translation>
            <numerusform>لا تنقصه أي صورة.</numerusform>
            <numerusform>تنقصه صورة واحدة.</numerusform>
            <numerusform>تنقصه صورتان.</numerusform>
            <numerusform>تنقصه %Ln صور.</numerusform>
            <numerusform>تنقصه %Ln صورة.</numerusform>
            <numerusform>تنقصه %Ln صورة.</numerusform>
        </translation>
    </message>
    <message>
        <source>Waiting for the images…</source>
        <translation>في انتظار الصور…</translation>
    </message>
</context>
<context>
    <name>Profile</name>
    <message>
        <source>Otter</source>
        <translation>قضاعة</translation>
    </message>
    <message>
        <source>Heron</source>
        <translation>بلشون</translation>
    </message>
    <message>
        <source>Badger</source>
        <translation>غرير</translation>
    </message>
    <message>
        <source>Finch</source>
        <translation>شرشور</translation>
    </message>
    <message>
        <source>Hare</source>
        <translation>أرنب بري</translation>
    </message>
    <message>
        <source>Lynx</source>
        <translation>وشق</translation>
    </message>
    <message>
        <source>Marten</source>
        <translation>دلق</translation>
    </message>
    <message>
        <source>Owl</source>
        <translation>بومة</translation>
    </message>
    <message>
        <source>Puffin</source>
        <translation>بفن</translation>
    </message>
    <message>
        <source>Seal</source>
        <translation>فقمة</translation>
    </message>
    <message>
        <source>Swift</source>
        <translation>سمامة</translation>
    </message>
    <message>
        <source>Wren</source>
        <translation>نمنمة</translation>
    </message>
    <message>
        <source>Guest %1</source>
        <translation>ضيف %1</translation>
    </message>
</context>
<context>
    <name>syngraph::ActivityWords</name>
    <message numerus="yes">
        <source>%1 wrote %Ln word(s).</source>
        <translation>
            <numerusform>لم يكتب %1 أي كلمة.</numerusform>
            <numerusform>كتب %1‏ كلمة واحدة.</numerusform>
            <numerusform>كتب %1‏ كلمتين.</numerusform>
            <numerusform>كتب %1‏ %Ln كلمات.</numerusform>
            <numerusform>كتب %1‏ %Ln كلمة.</numerusform>
            <numerusform>كتب %1‏ %Ln كلمة.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 wrote %Ln character(s).</source>
        <translation>
            <numerusform>لم يكتب %1 أي محرف.</numerusform>
            <numerusform>كتب %1‏ محرفًا واحدًا.</numerusform>
            <numerusform>كتب %1‏ محرفين.</numerusform>
            <numerusform>كتب %1‏ %Ln محارف.</numerusform>
            <numerusform>كتب %1‏ %Ln محرفًا.</numerusform>
            <numerusform>كتب %1‏ %Ln محرف.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 put in %Ln object(s).</source>
        <translation>
            <numerusform>لم يدرج %1 أي كائن.</numerusform>
            <numerusform>أدرج %1‏ كائنًا واحدًا.</numerusform>
            <numerusform>أدرج %1‏ كائنين.</numerusform>
            <numerusform>أدرج %1‏ %Ln كائنات.</numerusform>
            <numerusform>أدرج %1‏ %Ln كائنًا.</numerusform>
            <numerusform>أدرج %1‏ %Ln كائن.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 added %Ln paragraph(s).</source>
        <translation>
            <numerusform>لم يضف %1 أي فقرة.</numerusform>
            <numerusform>أضاف %1‏ فقرة واحدة.</numerusform>
            <numerusform>أضاف %1‏ فقرتين.</numerusform>
            <numerusform>أضاف %1‏ %Ln فقرات.</numerusform>
            <numerusform>أضاف %1‏ %Ln فقرة.</numerusform>
            <numerusform>أضاف %1‏ %Ln فقرة.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 deleted %Ln word(s).</source>
        <translation>
            <numerusform>لم يحذف %1 أي كلمة.</numerusform>
            <numerusform>حذف %1‏ كلمة واحدة.</numerusform>
            <numerusform>حذف %1‏ كلمتين.</numerusform>
            <numerusform>حذف %1‏ %Ln كلمات.</numerusform>
            <numerusform>حذف %1‏ %Ln كلمة.</numerusform>
            <numerusform>حذف %1‏ %Ln كلمة.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 deleted %Ln character(s).</source>
        <translation>
            <numerusform>لم يحذف %1 أي محرف.</numerusform>
            <numerusform>حذف %1‏ محرفًا واحدًا.</numerusform>
            <numerusform>حذف %1‏ محرفين.</numerusform>
            <numerusform>حذف %1‏ %Ln محارف.</numerusform>
            <numerusform>حذف %1‏ %Ln محرفًا.</numerusform>
            <numerusform>حذف %1‏ %Ln محرف.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 deleted %Ln object(s).</source>
        <translation>
            <numerusform>لم يحذف %1 أي كائن.</numerusform>
            <numerusform>حذف %1‏ كائنًا واحدًا.</numerusform>
            <numerusform>حذف %1‏ كائنين.</numerusform>
            <numerusform>حذف %1‏ %Ln كائنات.</numerusform>
            <numerusform>حذف %1‏ %Ln كائنًا.</numerusform>
            <numerusform>حذف %1‏ %Ln كائن.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 deleted %Ln paragraph(s).</source>
        <translation>
            <numerusform>لم يحذف %1 أي فقرة.</numerusform>
            <numerusform>حذف %1‏ فقرة واحدة.</numerusform>
            <numerusform>حذف %1‏ فقرتين.</numerusform>
            <numerusform>حذف %1‏ %Ln فقرات.</numerusform>
            <numerusform>حذف %1‏ %Ln فقرة.</numerusform>
            <numerusform>حذف %1‏ %Ln فقرة.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 formatted %Ln word(s).</source>
        <translation>
            <numerusform>لم ينسّق %1 أي كلمة.</numerusform>
            <numerusform>نسّق %1‏ كلمة واحدة.</numerusform>
            <numerusform>نسّق %1‏ كلمتين.</numerusform>
            <numerusform>نسّق %1‏ %Ln كلمات.</numerusform>
            <numerusform>نسّق %1‏ %Ln كلمة.</numerusform>
            <numerusform>نسّق %1‏ %Ln كلمة.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 formatted %Ln paragraph(s).</source>
        <translation>
            <numerusform>لم ينسّق %1 أي فقرة.</numerusform>
            <numerusform>نسّق %1‏ فقرة واحدة.</numerusform>
            <numerusform>نسّق %1‏ فقرتين.</numerusform>
            <numerusform>نسّق %1‏ %Ln فقرات.</numerusform>
            <numerusform>نسّق %1‏ %Ln فقرة.</numerusform>
            <numerusform>نسّق %1‏ %Ln فقرة.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 formatted something.</source>
        <translation>نسّق %1 شيئًا.</translation>
    </message>
    <message numerus="yes">
        <source>%1 replaced %Ln word(s).</source>
        <translation>
            <numerusform>لم يستبدل %1 أي كلمة.</numerusform>
            <numerusform>استبدل %1‏ كلمة واحدة.</numerusform>
            <numerusform>استبدل %1‏ كلمتين.</numerusform>
            <numerusform>استبدل %1‏ %Ln كلمات.</numerusform>
            <numerusform>استبدل %1‏ %Ln كلمة.</numerusform>
            <numerusform>استبدل %1‏ %Ln كلمة.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 replaced something.</source>
        <translation>استبدل %1 شيئًا.</translation>
    </message>
    <message numerus="yes">
        <source>%1 moved %Ln word(s).</source>
        <translation>
            <numerusform>لم ينقل %1 أي كلمة.</numerusform>
            <numerusform>نقل %1‏ كلمة واحدة.</numerusform>
            <numerusform>نقل %1‏ كلمتين.</numerusform>
            <numerusform>نقل %1‏ %Ln كلمات.</numerusform>
            <numerusform>نقل %1‏ %Ln كلمة.</numerusform>
            <numerusform>نقل %1‏ %Ln كلمة.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 moved something.</source>
        <translation>نقل %1 شيئًا.</translation>
    </message>
    <message>
        <source>%1 is writing.</source>
        <translation>يكتب %1 الآن.</translation>
    </message>
    <message>
        <source>%1 and %2 are writing.</source>
        <translation>يكتب %1 و%2 الآن.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln people are writing.</source>
        <translation>
            <numerusform>لا أحد يكتب.</numerusform>
            <numerusform>شخص واحد يكتب.</numerusform>
            <numerusform>شخصان يكتبان.</numerusform>
            <numerusform>%Ln أشخاص يكتبون.</numerusform>
            <numerusform>%Ln شخصًا يكتبون.</numerusform>
            <numerusform>%Ln شخص يكتبون.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 came.</source>
        <translation>حضر %1.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln people came.</source>
        <translation>
            <numerusform>لم يحضر أحد.</numerusform>
            <numerusform>حضر شخص واحد.</numerusform>
            <numerusform>حضر شخصان.</numerusform>
            <numerusform>حضر %Ln أشخاص.</numerusform>
            <numerusform>حضر %Ln شخصًا.</numerusform>
            <numerusform>حضر %Ln شخص.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 left.</source>
        <translation>غادر %1.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln people left.</source>
        <translation>
            <numerusform>لم يغادر أحد.</numerusform>
            <numerusform>غادر شخص واحد.</numerusform>
            <numerusform>غادر شخصان.</numerusform>
            <numerusform>غادر %Ln أشخاص.</numerusform>
            <numerusform>غادر %Ln شخصًا.</numerusform>
            <numerusform>غادر %Ln شخص.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 in paragraph %2</source>
        <translation>‏%1 في الفقرة %2</translation>
    </message>
    <message>
        <source>%1 without a caret</source>
        <translation>‏%1 بلا مؤشر</translation>
    </message>
    <message>
        <source>Nobody else is here.</source>
        <translation>لا أحد آخر هنا.</translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>ولا أحد غيرهم</numerusform>
            <numerusform>وشخص آخر</numerusform>
            <numerusform>وشخصان آخران</numerusform>
            <numerusform>و%Ln أشخاص آخرون</numerusform>
            <numerusform>و%Ln شخصًا آخرون</numerusform>
            <numerusform>و%Ln شخص آخرون</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 says in the chat: %2</source>
        <translation>يقول %1 في الدردشة: %2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s) in the chat.</source>
        <translation>
            <numerusform>لا رسائل في الدردشة.</numerusform>
            <numerusform>رسالة واحدة في الدردشة.</numerusform>
            <numerusform>رسالتان في الدردشة.</numerusform>
            <numerusform>%Ln رسائل في الدردشة.</numerusform>
            <numerusform>%Ln رسالة في الدردشة.</numerusform>
            <numerusform>%Ln رسالة في الدردشة.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>syngraph::AvatarRow</name>
    <message>
        <source>People here</source>
        <translation>الأشخاص الحاضرون</translation>
    </message>
    <message numerus="yes">
        <source>%Ln more person(s)</source>
        <translation>
            <numerusform>لا أشخاص آخرون</numerusform>
            <numerusform>شخص آخر</numerusform>
            <numerusform>شخصان آخران</numerusform>
            <numerusform>%Ln أشخاص آخرين</numerusform>
            <numerusform>%Ln شخصًا آخر</numerusform>
            <numerusform>%Ln شخص آخر</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>syngraph::ChatDock</name>
    <message>
        <source>Chat</source>
        <translation>الدردشة</translation>
    </message>
    <message>
        <source>Hide the chat</source>
        <translation>إخفاء الدردشة</translation>
    </message>
    <message numerus="yes">
        <source>Chat, %Ln unread</source>
        <translation>
            <numerusform>الدردشة، لا شيء غير مقروء</numerusform>
            <numerusform>الدردشة، رسالة واحدة غير مقروءة</numerusform>
            <numerusform>الدردشة، رسالتان غير مقروءتين</numerusform>
            <numerusform>الدردشة، %Ln رسائل غير مقروءة</numerusform>
            <numerusform>الدردشة، %Ln رسالة غير مقروءة</numerusform>
            <numerusform>الدردشة، %Ln رسالة غير مقروءة</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Chat, %Ln message(s) not sent</source>
        <translation>
            <numerusform>الدردشة، كل الرسائل مرسلة</numerusform>
            <numerusform>الدردشة، رسالة واحدة لم تُرسل</numerusform>
            <numerusform>الدردشة، رسالتان لم تُرسلا</numerusform>
            <numerusform>الدردشة، %Ln رسائل لم تُرسل</numerusform>
            <numerusform>الدردشة، %Ln رسالة لم تُرسل</numerusform>
            <numerusform>الدردشة، %Ln رسالة لم تُرسل</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>syngraph::ChatInput</name>
    <message>
        <source>Write a message</source>
        <translation>كتابة رسالة</translation>
    </message>
    <message>
        <source>Message to everybody here</source>
        <translation>رسالة إلى جميع الموجودين هنا</translation>
    </message>
    <message>
        <source>Return sends, Shift+Return begins a new line.</source>
        <translation>مفتاح الإدخال يرسل، ومع Shift يبدأ سطرًا جديدًا.</translation>
    </message>
</context>
<context>
    <name>syngraph::ChatLog</name>
    <message>
        <source>Not sent: this link only allows to read.</source>
        <translation>لم تُرسل: هذا الرابط يسمح بالقراءة فقط.</translation>
    </message>
    <message>
        <source>Not sent: the server did not take it.</source>
        <translation>لم تُرسل: لم يقبلها الخادم.</translation>
    </message>
    <message>
        <source>Chat messages</source>
        <translation>رسائل الدردشة</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>اليوم</translation>
    </message>
    <message>
        <source>(you)</source>
        <translation>(أنا)</translation>
    </message>
    <message>
        <source>Waiting to be sent</source>
        <translation>بانتظار الإرسال</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>إعادة المحاولة</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>تجاهل</translation>
    </message>
    <message>
        <source>Muted: %1</source>
        <translation>مكتوم: %1</translation>
    </message>
    <message>
        <source>Show again</source>
        <translation>إظهار مجددًا</translation>
    </message>
    <message>
        <source>Open link</source>
        <translation>فتح الرابط</translation>
    </message>
    <message>
        <source>Copy link</source>
        <translation>نسخ الرابط</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>نسخ</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>تحديد الكل</translation>
    </message>
    <message>
        <source>Mute %1</source>
        <translation>كتم %1</translation>
    </message>
    <message>
        <source>Not sent: there is no way to the document.</source>
        <translation>لم تُرسل: لا سبيل إلى المستند.</translation>
    </message>
    <message>
        <source>Not sent: this server has no chat.</source>
        <translation>لم تُرسل: لا دردشة في هذا الخادم.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s) not shown</source>
        <translation>
            <numerusform>لا رسائل غير معروضة</numerusform>
            <numerusform>رسالة واحدة غير معروضة</numerusform>
            <numerusform>رسالتان غير معروضتين</numerusform>
            <numerusform>%Ln رسائل غير معروضة</numerusform>
            <numerusform>%Ln رسالة غير معروضة</numerusform>
            <numerusform>%Ln رسالة غير معروضة</numerusform>
        </translation>
    </message>
    <message>
        <source>Not sent: the chat is damaged on the server.</source>
        <translation>لم تُرسل: الدردشة تالفة على الخادم.</translation>
    </message>
</context>
<context>
    <name>syngraph::ChatView</name>
    <message>
        <source>Send</source>
        <translation>إرسال</translation>
    </message>
    <message>
        <source>Share this document, and talk here with everybody who writes in it.</source>
        <translation>بعد مشاركة المستند يمكن الحديث هنا مع جميع من يكتبون فيه.</translation>
    </message>
    <message>
        <source>This server has no chat: it is of an older Syngraph.</source>
        <translation>لا دردشة في هذا الخادم: إنه من إصدار Syngraph أقدم.</translation>
    </message>
    <message>
        <source>What was said here appears as soon as the server is reached. What you write until then is kept and sent then.</source>
        <translation>يظهر ما قيل هنا فور الوصول إلى الخادم. وما يُكتب حتى ذلك الحين يُحفظ ثم يُرسل.</translation>
    </message>
    <message>
        <source>Nothing was said here yet.

What is said stays with the document, for everybody who has its link; the newest %1 messages are kept.</source>
        <translation>لم يُقل شيء هنا بعد.

ما يُقال يبقى مع المستند لكل من لديه رابطه؛ وتُحفظ أحدث %1 رسالة.</translation>
    </message>
    <message>
        <source>With this link you can read the chat, but not write in it.</source>
        <translation>يتيح هذا الرابط قراءة الدردشة دون الكتابة فيها.</translation>
    </message>
    <message>
        <source>Too many messages wait for the server already.</source>
        <translation>هناك رسائل كثيرة تنتظر الخادم بالفعل.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln character(s) too long for one message.</source>
        <translation>
            <numerusform>لا أحرف زائدة على رسالة واحدة.</numerusform>
            <numerusform>حرف واحد زائد على رسالة واحدة.</numerusform>
            <numerusform>حرفان زائدان على رسالة واحدة.</numerusform>
            <numerusform>%Ln أحرف زائدة على رسالة واحدة.</numerusform>
            <numerusform>%Ln حرفًا زائدًا على رسالة واحدة.</numerusform>
            <numerusform>%Ln حرف زائد على رسالة واحدة.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln character(s) left.</source>
        <translation>
            <numerusform>لم يبق أي حرف.</numerusform>
            <numerusform>بقي حرف واحد.</numerusform>
            <numerusform>بقي حرفان.</numerusform>
            <numerusform>بقيت %Ln أحرف.</numerusform>
            <numerusform>بقي %Ln حرفًا.</numerusform>
            <numerusform>بقي %Ln حرف.</numerusform>
        </translation>
    </message>
    <message>
        <source>The server cannot read the chat of this document at the moment.</source>
        <translation>لا يستطيع الخادم قراءة دردشة هذا المستند حاليًا.</translation>
    </message>
    <message>
        <source>There is no way to this document any more, so nothing can be said here.</source>
        <translation>لم يعد هناك سبيل إلى هذا المستند، فلا يمكن قول شيء هنا.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s) not sent.</source>
        <translation>
            <numerusform>كل الرسائل مرسلة.</numerusform>
            <numerusform>رسالة واحدة لم تُرسل.</numerusform>
            <numerusform>رسالتان لم تُرسلا.</numerusform>
            <numerusform>%Ln رسائل لم تُرسل.</numerusform>
            <numerusform>%Ln رسالة لم تُرسل.</numerusform>
            <numerusform>%Ln رسالة لم تُرسل.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln new below</source>
        <translation>
            <numerusform>لا جديد أدناه</numerusform>
            <numerusform>رسالة جديدة أدناه</numerusform>
            <numerusform>رسالتان جديدتان أدناه</numerusform>
            <numerusform>%Ln رسائل جديدة أدناه</numerusform>
            <numerusform>%Ln رسالة جديدة أدناه</numerusform>
            <numerusform>%Ln رسالة جديدة أدناه</numerusform>
        </translation>
    </message>
    <message>
        <source>The chat of this document is damaged on the server. Nothing can be said here until its operator has removed it.</source>
        <translation>دردشة هذا المستند تالفة على الخادم. لا يمكن قول شيء هنا حتى يزيلها مشغّله.</translation>
    </message>
</context>
<context>
    <name>syngraph::ClosePrompt</name>
    <message>
        <source>Wait</source>
        <translation>انتظار</translation>
    </message>
    <message>
        <source>Save a copy…</source>
        <translation>حفظ نسخة…</translation>
    </message>
    <message>
        <source>Quit anyway</source>
        <translation>الإنهاء رغم ذلك</translation>
    </message>
    <message>
        <source>Close anyway</source>
        <translation>الإغلاق رغم ذلك</translation>
    </message>
    <message>
        <source>“%1” is only in this window.</source>
        <translation>«%1» في هذه النافذة فقط.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln document(s) are only in this window.</source>
        <translation>
            <numerusform>لا مستندات في هذه النافذة فقط.</numerusform>
            <numerusform>مستند واحد موجود في هذه النافذة فقط.</numerusform>
            <numerusform>مستندان موجودان في هذه النافذة فقط.</numerusform>
            <numerusform>%Ln مستندات موجودة في هذه النافذة فقط.</numerusform>
            <numerusform>%Ln مستندًا موجودة في هذه النافذة فقط.</numerusform>
            <numerusform>%Ln مستند موجودة في هذه النافذة فقط.</numerusform>
        </translation>
    </message>
    <message>
        <source>Waiting for the server…</source>
        <translation>في انتظار الخادم…</translation>
    </message>
    <message>
        <source>The last changes of “%1” are not saved.</source>
        <translation>التعديلات الأخيرة على «%1» غير محفوظة.</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>حفظ</translation>
    </message>
    <message>
        <source>A message in the chat was begun and not sent.</source>
        <translation>بدأت كتابة رسالة في الدردشة ولم تُرسل.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln chat message(s) not sent: see the chat.</source>
        <translation>
            <numerusform>لا رسائل دردشة غير مرسلة: انظر الدردشة.</numerusform>
            <numerusform>رسالة دردشة واحدة لم تُرسل: انظر الدردشة.</numerusform>
            <numerusform>رسالتا دردشة لم تُرسلا: انظر الدردشة.</numerusform>
            <numerusform>%Ln رسائل دردشة لم تُرسل: انظر الدردشة.</numerusform>
            <numerusform>%Ln رسالة دردشة لم تُرسل: انظر الدردشة.</numerusform>
            <numerusform>%Ln رسالة دردشة لم تُرسل: انظر الدردشة.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln document(s) are being saved.</source>
        <translation>
            <numerusform>لا يُحفظ أي مستند.</numerusform>
            <numerusform>يُحفظ مستند واحد.</numerusform>
            <numerusform>يُحفظ مستندان.</numerusform>
            <numerusform>تُحفظ %Ln مستندات.</numerusform>
            <numerusform>يُحفظ %Ln مستندًا.</numerusform>
            <numerusform>يُحفظ %Ln مستند.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>syngraph::ColorPopover</name>
    <message>
        <source>Automatic</source>
        <translation>تلقائي</translation>
    </message>
    <message>
        <source>The colour that the page has for text</source>
        <translation>لون النص المعتاد في الصفحة</translation>
    </message>
    <message>
        <source>Text colour</source>
        <translation>لون النص</translation>
    </message>
    <message>
        <source>Highlight</source>
        <translation>تمييز</translation>
    </message>
</context>
<context>
    <name>syngraph::ConnectionBanner</name>
    <message>
        <source>Retry now</source>
        <translation>إعادة المحاولة الآن</translation>
    </message>
    <message>
        <source>Work offline</source>
        <translation>العمل دون اتصال</translation>
    </message>
    <message>
        <source>Go online</source>
        <translation>العودة إلى الاتصال</translation>
    </message>
    <message>
        <source>Save a copy…</source>
        <translation>حفظ نسخة…</translation>
    </message>
    <message>
        <source>Copy text</source>
        <translation>نسخ النص</translation>
    </message>
    <message>
        <source>Host again</source>
        <translation>الاستضافة من جديد</translation>
    </message>
</context>
<context>
    <name>syngraph::ConnectionPill</name>
    <message>
        <source>Connection: %1</source>
        <translation>الاتصال: %1</translation>
    </message>
</context>
<context>
    <name>syngraph::ConnectionWords</name>
    <message>
        <source>All changes saved</source>
        <translation>حُفظت كل التعديلات</translation>
    </message>
    <message numerus="yes">
        <source>%Ln edit(s) waiting</source>
        <translation>
            <numerusform>لا تعديلات منتظرة</numerusform>
            <numerusform>تعديل واحد ينتظر</numerusform>
            <numerusform>تعديلان ينتظران</numerusform>
            <numerusform>%Ln تعديلات تنتظر</numerusform>
            <numerusform>%Ln تعديلًا تنتظر</numerusform>
            <numerusform>%Ln تعديل تنتظر</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln edit(s) not sent</source>
        <translation>
            <numerusform>كل التعديلات أُرسلت</numerusform>
            <numerusform>تعديل واحد لم يُرسل</numerusform>
            <numerusform>تعديلان لم يُرسلا</numerusform>
            <numerusform>%Ln تعديلات لم تُرسل</numerusform>
            <numerusform>%Ln تعديلًا لم تُرسل</numerusform>
            <numerusform>%Ln تعديل لم تُرسل</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln edit(s) are kept on this computer.</source>
        <translation>
            <numerusform>لا تعديلات محتفظ بها على هذا الحاسوب.</numerusform>
            <numerusform>تعديل واحد محتفظ به على هذا الحاسوب.</numerusform>
            <numerusform>تعديلان محتفظ بهما على هذا الحاسوب.</numerusform>
            <numerusform>%Ln تعديلات محتفظ بها على هذا الحاسوب.</numerusform>
            <numerusform>%Ln تعديلًا محتفظ بها على هذا الحاسوب.</numerusform>
            <numerusform>%Ln تعديل محتفظ بها على هذا الحاسوب.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln edit(s) are only in this window.</source>
        <translation>
            <numerusform>لا تعديلات في هذه النافذة فقط.</numerusform>
            <numerusform>تعديل واحد موجود في هذه النافذة فقط.</numerusform>
            <numerusform>تعديلان موجودان في هذه النافذة فقط.</numerusform>
            <numerusform>%Ln تعديلات موجودة في هذه النافذة فقط.</numerusform>
            <numerusform>%Ln تعديلًا موجودة في هذه النافذة فقط.</numerusform>
            <numerusform>%Ln تعديل موجودة في هذه النافذة فقط.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln edit(s) kept on this computer</source>
        <translation>
            <numerusform>لا تعديلات محتفظ بها على هذا الحاسوب</numerusform>
            <numerusform>تعديل واحد محتفظ به على هذا الحاسوب</numerusform>
            <numerusform>تعديلان محتفظ بهما على هذا الحاسوب</numerusform>
            <numerusform>%Ln تعديلات محتفظ بها على هذا الحاسوب</numerusform>
            <numerusform>%Ln تعديلًا محتفظ بها على هذا الحاسوب</numerusform>
            <numerusform>%Ln تعديل محتفظ بها على هذا الحاسوب</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln edit(s) only in this window</source>
        <translation>
            <numerusform>لا تعديلات في هذه النافذة فقط</numerusform>
            <numerusform>تعديل واحد في هذه النافذة فقط</numerusform>
            <numerusform>تعديلان في هذه النافذة فقط</numerusform>
            <numerusform>%Ln تعديلات في هذه النافذة فقط</numerusform>
            <numerusform>%Ln تعديلًا في هذه النافذة فقط</numerusform>
            <numerusform>%Ln تعديل في هذه النافذة فقط</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln edit(s) are not confirmed by the server.</source>
        <translation>
            <numerusform>كل التعديلات مؤكدة من الخادم.</numerusform>
            <numerusform>تعديل واحد لم يؤكده الخادم.</numerusform>
            <numerusform>تعديلان لم يؤكدهما الخادم.</numerusform>
            <numerusform>%Ln تعديلات لم يؤكدها الخادم.</numerusform>
            <numerusform>%Ln تعديلًا لم يؤكدها الخادم.</numerusform>
            <numerusform>%Ln تعديل لم يؤكدها الخادم.</numerusform>
        </translation>
    </message>
    <message>
        <source>This document has not been loaded yet.</source>
        <translation>لم يُحمّل هذا المستند بعد.</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 م.ث</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 ث</translation>
    </message>
    <message>
        <source>Next try in %1 s.</source>
        <translation>المحاولة التالية بعد %1 ث.</translation>
    </message>
    <message>
        <source>Trying now.</source>
        <translation>تجري المحاولة الآن.</translation>
    </message>
    <message>
        <source>Local</source>
        <translation>محلي</translation>
    </message>
    <message>
        <source>Kept on this computer</source>
        <translation>محتفظ به على هذا الحاسوب</translation>
    </message>
    <message>
        <source>Only in this window</source>
        <translation>في هذه النافذة فقط</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>دون اتصال</translation>
    </message>
    <message>
        <source>You are working offline.</source>
        <translation>العمل جارٍ دون اتصال.</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>يجري الاتصال…</translation>
    </message>
    <message>
        <source>Still connecting…</source>
        <translation>لا يزال الاتصال جاريًا…</translation>
    </message>
    <message>
        <source>Catching up…</source>
        <translation>يجري جلب الجديد…</translation>
    </message>
    <message>
        <source>Catching up with what the others wrote.</source>
        <translation>يجري جلب ما كتبه الآخرون.</translation>
    </message>
    <message numerus="yes">
        <source>Saving %Ln edit(s)…</source>
        <translation>
            <numerusform>يجري الحفظ…</numerusform>
            <numerusform>يجري حفظ تعديل واحد…</numerusform>
            <numerusform>يجري حفظ تعديلين…</numerusform>
            <numerusform>يجري حفظ %Ln تعديلات…</numerusform>
            <numerusform>يجري حفظ %Ln تعديلًا…</numerusform>
            <numerusform>يجري حفظ %Ln تعديل…</numerusform>
        </translation>
    </message>
    <message>
        <source>Slow</source>
        <translation>بطيء</translation>
    </message>
    <message>
        <source>View only</source>
        <translation>عرض فقط</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>مباشر</translation>
    </message>
    <message>
        <source>This document was made view-only for you.</source>
        <translation>أصبح هذا المستند متاحًا للعرض فقط.</translation>
    </message>
    <message>
        <source>Server is full</source>
        <translation>الخادم ممتلئ</translation>
    </message>
    <message>
        <source>Not saved</source>
        <translation>غير محفوظ</translation>
    </message>
    <message>
        <source>The server is out of space; your edits go there as soon as it has some.</source>
        <translation>لا مساحة متبقية على الخادم؛ تُرسل إليه التعديلات حالما تتوفر مساحة.</translation>
    </message>
    <message>
        <source>The server has not taken your edits for %1.</source>
        <translation>لم يقبل الخادم التعديلات منذ %1.</translation>
    </message>
    <message>
        <source>No answer</source>
        <translation>لا رد</translation>
    </message>
    <message>
        <source>The server does not answer.</source>
        <translation>الخادم لا يرد.</translation>
    </message>
    <message>
        <source>You can keep typing.</source>
        <translation>يمكن مواصلة الكتابة.</translation>
    </message>
    <message>
        <source>Connection lost.</source>
        <translation>انقطع الاتصال.</translation>
    </message>
    <message>
        <source>The server cannot be reached.</source>
        <translation>تعذر الوصول إلى الخادم.</translation>
    </message>
    <message>
        <source>Reconnecting…</source>
        <translation>تجري إعادة الاتصال…</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>غير متصل</translation>
    </message>
    <message numerus="yes">
        <source>by %Ln people</source>
        <translation>
            <numerusform>من لا أحد</numerusform>
            <numerusform>من شخص واحد</numerusform>
            <numerusform>من شخصين</numerusform>
            <numerusform>من %Ln أشخاص</numerusform>
            <numerusform>من %Ln شخصًا</numerusform>
            <numerusform>من %Ln شخص</numerusform>
        </translation>
    </message>
    <message>
        <source>While you were away: %1.</source>
        <translation>خلال الغياب: %1.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln change(s)</source>
        <translation>
            <numerusform>لا تعديلات</numerusform>
            <numerusform>تعديل واحد</numerusform>
            <numerusform>تعديلان</numerusform>
            <numerusform>%Ln تعديلات</numerusform>
            <numerusform>%Ln تعديلًا</numerusform>
            <numerusform>%Ln تعديل</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Your %Ln edit(s)</source>
        <translation>
            <numerusform>%Ln تعديل محلي</numerusform>
            <numerusform>تعديل محلي واحد</numerusform>
            <numerusform>تعديلين محليين</numerusform>
            <numerusform>%Ln تعديلات محلية</numerusform>
            <numerusform>%Ln تعديلًا محليًا</numerusform>
            <numerusform>%Ln تعديل محلي</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 came together with %2.</source>
        <translation>جرى دمج %1 مع %2.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln other(s)</source>
        <translation>
            <numerusform>%Ln تعديل آخر</numerusform>
            <numerusform>تعديل آخر</numerusform>
            <numerusform>تعديلين آخرين</numerusform>
            <numerusform>%Ln تعديلات أخرى</numerusform>
            <numerusform>%Ln تعديلًا آخر</numerusform>
            <numerusform>%Ln تعديل آخر</numerusform>
        </translation>
    </message>
    <message>
        <source>Restarting</source>
        <translation>إعادة تشغيل</translation>
    </message>
    <message>
        <source>The server restarts; the connection comes back by itself.</source>
        <translation>يُعاد تشغيل الخادم؛ يعود الاتصال تلقائيًا.</translation>
    </message>
    <message>
        <source>This link does not work any more: it expired or was withdrawn. Ask for a new one.</source>
        <translation>لم يعد هذا الرابط صالحًا: انتهت مدته أو سُحب. يلزم طلب رابط جديد.</translation>
    </message>
    <message>
        <source>This document is not on the server any more.</source>
        <translation>لم يعد هذا المستند موجودًا على الخادم.</translation>
    </message>
    <message>
        <source>The server speaks another version. Update Syngraph to go on.</source>
        <translation>إصدار الخادم مختلف. يلزم تحديث Syngraph للمواصلة.</translation>
    </message>
    <message>
        <source>This document was opened again elsewhere in your name.</source>
        <translation>فُتح هذا المستند مرة أخرى في مكان آخر بالاسم نفسه.</translation>
    </message>
    <message>
        <source>Stopped: the server is not the one that this link was made for. Neither your text nor the key in the link was sent to it.</source>
        <translation>أُوقف الاتصال: ليس هذا هو الخادم الذي أُنشئ له هذا الرابط. لم يُرسل إليه النص ولا المفتاح الموجود في الرابط.</translation>
    </message>
    <message>
        <source>This computer does not know the server&apos;s certificate. Nothing was sent to it. Use the whole link, with everything behind #.</source>
        <translation>شهادة الخادم غير معروفة على هذا الحاسوب. لم يُرسل إليه شيء. يلزم استخدام الرابط كاملًا، مع كل ما بعد #.</translation>
    </message>
    <message>
        <source>The server refuses this connection.</source>
        <translation>يرفض الخادم هذا الاتصال.</translation>
    </message>
    <message>
        <source>The connection was stopped.</source>
        <translation>أُوقف الاتصال.</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>متوقف</translation>
    </message>
    <message>
        <source>Update needed</source>
        <translation>التحديث لازم</translation>
    </message>
    <message>
        <source>Syngraph made a mistake in this document and stopped working on it. What was on the screen is in a tab of its own.</source>
        <translation>ارتكب Syngraph خطأ في هذا المستند وتوقف عن العمل عليه. ما كان على الشاشة موجود في علامة تبويب خاصة به.</translation>
    </message>
    <message>
        <source>The server&apos;s address was not found. Is this computer online?</source>
        <translation>لم يُعثر على عنوان الخادم. هل هذا الحاسوب متصل بالشبكة؟</translation>
    </message>
    <message>
        <source>No server takes connections at this address.</source>
        <translation>لا يوجد خادم يقبل الاتصالات عند هذا العنوان.</translation>
    </message>
    <message>
        <source>No secure connection could be made: the server&apos;s certificate or encryption does not fit.</source>
        <translation>تعذّر إنشاء اتصال آمن: شهادة الخادم أو تشفيره غير ملائم.</translation>
    </message>
    <message>
        <source>Something in front of the server answered in its place (HTTP %1). A network that wants you to sign in does that.</source>
        <translation>أجاب شيء أمام الخادم بدلًا منه (HTTP %1). هذا ما تفعله شبكة تطلب تسجيل الدخول.</translation>
    </message>
    <message>
        <source>The server is busy and asks to wait.</source>
        <translation>الخادم مشغول ويطلب الانتظار.</translation>
    </message>
    <message>
        <source>The server is out of space.</source>
        <translation>نفدت مساحة الخادم.</translation>
    </message>
    <message>
        <source>The server made a mistake with this document.</source>
        <translation>وقع الخادم في خطأ مع هذا المستند.</translation>
    </message>
    <message>
        <source>Damaged</source>
        <translation>تالف</translation>
    </message>
    <message>
        <source>This document is damaged on the server and is not served until its operator has brought it back from a backup.</source>
        <translation>هذا المستند تالف على الخادم ولا يُقدَّم حتى يستعيده مشغّله من نسخة احتياطية.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln chat message(s) are not sent.</source>
        <translation>
            <numerusform>كل رسائل الدردشة مرسلة.</numerusform>
            <numerusform>رسالة دردشة واحدة لم تُرسل.</numerusform>
            <numerusform>رسالتا دردشة لم تُرسلا.</numerusform>
            <numerusform>%Ln رسائل دردشة لم تُرسل.</numerusform>
            <numerusform>%Ln رسالة دردشة لم تُرسل.</numerusform>
            <numerusform>%Ln رسالة دردشة لم تُرسل.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s) waiting</source>
        <translation>
            <numerusform>لا رسائل منتظرة</numerusform>
            <numerusform>رسالة واحدة تنتظر</numerusform>
            <numerusform>رسالتان تنتظران</numerusform>
            <numerusform>%Ln رسائل تنتظر</numerusform>
            <numerusform>%Ln رسالة تنتظر</numerusform>
            <numerusform>%Ln رسالة تنتظر</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s) not sent</source>
        <translation>
            <numerusform>لا رسائل غير مرسلة</numerusform>
            <numerusform>رسالة واحدة لم تُرسل</numerusform>
            <numerusform>رسالتان لم تُرسلا</numerusform>
            <numerusform>%Ln رسائل لم تُرسل</numerusform>
            <numerusform>%Ln رسالة لم تُرسل</numerusform>
            <numerusform>%Ln رسالة لم تُرسل</numerusform>
        </translation>
    </message>
    <message>
        <source>The server can read revision %1, and you see a newer one: keep it.</source>
        <translation>يستطيع الخادم قراءة المراجعة %1، والمعروضة هنا أحدث: يُحتفظ بها.</translation>
    </message>
    <message>
        <source>You see the state of revision %1.</source>
        <translation>المعروض هو حال المراجعة %1.</translation>
    </message>
    <message>
        <source>Your edits stay with you until it is mended.</source>
        <translation>تبقى التعديلات هنا إلى أن يُصلح.</translation>
    </message>
    <message>
        <source>This document was changed while you were away.</source>
        <translation>تغيّر هذا المستند في أثناء الغياب.</translation>
    </message>
    <message>
        <source>Its key: %1. The link&apos;s: %2.</source>
        <translation>مفتاحه: %1. مفتاح الرابط: %2.</translation>
    </message>
    <message>
        <source>This document is kept by this computer, which is not hosting now.</source>
        <translation>هذا المستند محفوظ على هذا الحاسوب، وهو لا يستضيف الآن.</translation>
    </message>
    <message>
        <source>This document is damaged on the server, as its log says.</source>
        <translation>هذا المستند تالف على الخادم كما يقول سجله.</translation>
    </message>
    <message>
        <source>The server can read revision %1, and you see your own copy: keep it.</source>
        <translation>يستطيع الخادم قراءة المراجعة %1، وما تراه هو نسختك: احتفظ بها.</translation>
    </message>
</context>
<context>
    <name>syngraph::DocumentActions</name>
    <message>
        <source>&amp;Undo</source>
        <translation>تراجع(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>إعادة(&amp;R)</translation>
    </message>
    <message>
        <source>Cu&amp;t</source>
        <translation>قص(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>نسخ(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>لصق(&amp;P)</translation>
    </message>
    <message>
        <source>Paste without f&amp;ormat</source>
        <translation>لصق دون تنسيق(&amp;O)</translation>
    </message>
    <message>
        <source>Select &amp;all</source>
        <translation>تحديد الكل(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Bold</source>
        <translation>عريض(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Italic</source>
        <translation>مائل(&amp;I)</translation>
    </message>
    <message>
        <source>&amp;Underline</source>
        <translation>تسطير(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Strike through</source>
        <translation>شطب(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Code</source>
        <translation>شفرة(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Link…</source>
        <translation>رابط(&amp;L)…</translation>
    </message>
    <message>
        <source>Clear &amp;format</source>
        <translation>مسح التنسيق(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Text</source>
        <translation>نص(&amp;T)</translation>
    </message>
    <message>
        <source>Heading &amp;1</source>
        <translation>عنوان &amp;1</translation>
    </message>
    <message>
        <source>Heading &amp;2</source>
        <translation>عنوان &amp;2</translation>
    </message>
    <message>
        <source>Heading &amp;3</source>
        <translation>عنوان &amp;3</translation>
    </message>
    <message>
        <source>Heading &amp;4</source>
        <translation>عنوان &amp;4</translation>
    </message>
    <message>
        <source>Heading &amp;5</source>
        <translation>عنوان &amp;5</translation>
    </message>
    <message>
        <source>Heading &amp;6</source>
        <translation>عنوان &amp;6</translation>
    </message>
    <message>
        <source>&amp;Bulleted list</source>
        <translation>قائمة نقطية(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Numbered list</source>
        <translation>قائمة مرقمة(&amp;N)</translation>
    </message>
    <message>
        <source>C&amp;heck list</source>
        <translation>قائمة تحقق(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Quote</source>
        <translation>اقتباس(&amp;Q)</translation>
    </message>
    <message>
        <source>Co&amp;de block</source>
        <translation>كتلة شفرة(&amp;D)</translation>
    </message>
    <message>
        <source>Text colou&amp;r…</source>
        <translation>لون النص(&amp;R)…</translation>
    </message>
    <message>
        <source>Hi&amp;ghlight…</source>
        <translation>تمييز(&amp;G)…</translation>
    </message>
    <message>
        <source>Align &amp;left</source>
        <translation>محاذاة إلى اليسار(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Centre</source>
        <translation>توسيط(&amp;C)</translation>
    </message>
    <message>
        <source>Align &amp;right</source>
        <translation>محاذاة إلى اليمين(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Justify</source>
        <translation>ضبط(&amp;J)</translation>
    </message>
    <message>
        <source>&amp;Indent more</source>
        <translation>زيادة الإزاحة(&amp;I)</translation>
    </message>
    <message>
        <source>I&amp;ndent less</source>
        <translation>إنقاص الإزاحة(&amp;N)</translation>
    </message>
    <message>
        <source>Tic&amp;k off</source>
        <translation>وضع علامة الإنجاز(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;Horizontal line</source>
        <translation>خط أفقي(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Find…</source>
        <translation>بحث(&amp;F)…</translation>
    </message>
    <message>
        <source>Zoom &amp;in</source>
        <translation>تكبير(&amp;I)</translation>
    </message>
    <message>
        <source>Zoom &amp;out</source>
        <translation>تصغير(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Actual size</source>
        <translation>الحجم الفعلي(&amp;A)</translation>
    </message>
    <message>
        <source>I&amp;mage…</source>
        <translation>صورة(&amp;M)…</translation>
    </message>
</context>
<context>
    <name>syngraph::DocumentOverlays</name>
    <message>
        <source>You wrote this.</source>
        <translation>أنا كتبت هذا.</translation>
    </message>
    <message>
        <source>It is not known who wrote this.</source>
        <translation>كاتب هذا غير معروف.</translation>
    </message>
    <message>
        <source>%1 wrote this.</source>
        <translation>كتب هذا %1.</translation>
    </message>
    <message>
        <source>Somebody wrote this who is not here now.</source>
        <translation>كتب هذا شخص غير حاضر الآن.</translation>
    </message>
</context>
<context>
    <name>syngraph::DocumentTab</name>
    <message>
        <source>Document</source>
        <translation>مستند</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>إيقاف</translation>
    </message>
    <message>
        <source>Link copied. Send it to whoever should write with you.</source>
        <translation>نُسخ الرابط. يُرسل إلى من سيشارك في الكتابة.</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>مراجعة</translation>
    </message>
    <message>
        <source>Nothing was changed while you were away.</source>
        <translation>لم يتغير شيء خلال الغياب.</translation>
    </message>
    <message>
        <source>Copy what I wrote</source>
        <translation>نسخ ما كتبته</translation>
    </message>
    <message>
        <source>Insert into the document</source>
        <translation>إدراج في المستند</translation>
    </message>
    <message>
        <source>Save a copy…</source>
        <translation>حفظ نسخة…</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>تجاهل</translation>
    </message>
    <message>
        <source>Untitled</source>
        <translation>بلا عنوان</translation>
    </message>
    <message>
        <source>Following %1 until you type or scroll.</source>
        <translation>متابعة %1 حتى الكتابة أو التمرير هنا.</translation>
    </message>
    <message>
        <source>The text of the whole document was copied.</source>
        <translation>نُسخ نص المستند كاملًا.</translation>
    </message>
    <message>
        <source>Write to %1?</source>
        <translation>كتابة رسالة إلى %1؟</translation>
    </message>
    <message>
        <source>Open a page of %1?</source>
        <translation>فتح صفحة من %1؟</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>فتح</translation>
    </message>
    <message>
        <source>A copy was saved as %1</source>
        <translation>حُفظت نسخة باسم %1</translation>
    </message>
    <message>
        <source>The copy could not be saved as %1: %2</source>
        <translation>تعذر حفظ النسخة باسم %1: %2</translation>
    </message>
    <message>
        <source>%1 exists already.</source>
        <translation>‏%1 موجود بالفعل.</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>استبدال</translation>
    </message>
    <message>
        <source>Save a copy</source>
        <translation>حفظ نسخة</translation>
    </message>
    <message>
        <source>Markdown (*.md)</source>
        <translation>Markdown (*.md)</translation>
    </message>
    <message>
        <source>Web page (*.html)</source>
        <translation>صفحة ويب (*.html)</translation>
    </message>
    <message>
        <source>Plain text (*.txt)</source>
        <translation>نص صرف (*.txt)</translation>
    </message>
    <message>
        <source>Operations (*.json)</source>
        <translation>عمليات (*.json)</translation>
    </message>
    <message>
        <source>Not all of it could be read.</source>
        <translation>تعذرت قراءة بعض المحتوى.</translation>
    </message>
    <message>
        <source>Syngraph document (*.syngraph)</source>
        <translation>مستند Syngraph (*.syngraph)</translation>
    </message>
    <message>
        <source>OpenDocument text (*.odt)</source>
        <translation>نص OpenDocument (*.odt)</translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation>PDF (*.pdf)</translation>
    </message>
    <message>
        <source>Only a .syngraph file has everything.</source>
        <translation>ملف ‎.syngraph وحده يحتوي على كل شيء.</translation>
    </message>
    <message>
        <source>%1 has no caret in the text yet.</source>
        <translation>لا يوجد بعد مؤشر في النص لـ %1.</translation>
    </message>
    <message>
        <source>Nobody else has a caret in the text.</source>
        <translation>لا أحد غيرك له مؤشر في النص.</translation>
    </message>
    <message>
        <source>That is too much to be pasted with its formats: the text alone is there.</source>
        <translation>هذا أكثر من أن يُلصق مع تنسيقه: لُصق النص وحده.</translation>
    </message>
    <message>
        <source>Not all of it could be pasted. %1</source>
        <translation>تعذّر لصق كل شيء. %1</translation>
    </message>
    <message>
        <source>The document was not printed.</source>
        <translation>لم يُطبع المستند.</translation>
    </message>
    <message>
        <source>Printed to %1.</source>
        <translation>طُبع إلى %1.</translation>
    </message>
    <message>
        <source>Sent to the printer %1.</source>
        <translation>أُرسل إلى الطابعة %1.</translation>
    </message>
    <message>
        <source>Printing…</source>
        <translation>جارٍ الطباعة…</translation>
    </message>
    <message>
        <source>The links of this document can be managed from here now.</source>
        <translation>يمكن الآن إدارة روابط هذا المستند من هنا.</translation>
    </message>
    <message>
        <source>The server refused the owner&apos;s link of this document: its links are not managed from here for now.</source>
        <translation>رفض الخادم رابط مالك هذا المستند: لا تُدار روابطه من هنا في الوقت الحالي.</translation>
    </message>
</context>
<context>
    <name>syngraph::EditWords</name>
    <message>
        <source>This text has characters that a document cannot hold.</source>
        <translation>في هذا النص محارف لا يمكن أن يحويها مستند.</translation>
    </message>
    <message>
        <source>This paragraph is full. Start a new one.</source>
        <translation>هذه الفقرة ممتلئة. يلزم بدء فقرة جديدة.</translation>
    </message>
    <message>
        <source>The document is full.</source>
        <translation>المستند ممتلئ.</translation>
    </message>
    <message>
        <source>The document has as many paragraphs as it can.</source>
        <translation>بلغ المستند أقصى عدد من الفقرات.</translation>
    </message>
    <message>
        <source>The document has as many links and formats as it can.</source>
        <translation>بلغ المستند أقصى عدد من الروابط والتنسيقات.</translation>
    </message>
    <message>
        <source>This is too much to paste at once.</source>
        <translation>هذا أكثر مما يمكن لصقه دفعة واحدة.</translation>
    </message>
    <message>
        <source>What was copied is damaged.</source>
        <translation>المحتوى المنسوخ تالف.</translation>
    </message>
    <message>
        <source>Links may lead to web pages, e-mail addresses and shared documents.</source>
        <translation>يمكن أن تؤدي الروابط إلى صفحات ويب وعناوين بريد إلكتروني ومستندات مشتركة.</translation>
    </message>
    <message>
        <source>This cannot be put into the document.</source>
        <translation>لا يمكن إدراج هذا في المستند.</translation>
    </message>
    <message>
        <source>You may not edit the shared document any more. This is what you had on the screen; your last edits are not in the document.</source>
        <translation>لم يعد تحرير المستند المشترك مسموحًا. هذا ما كان على الشاشة؛ التعديلات الأخيرة ليست في المستند.</translation>
    </message>
    <message>
        <source>The shared document is full. This is what you had on the screen; your last edits are not in the document.</source>
        <translation>المستند المشترك ممتلئ. هذا ما كان على الشاشة؛ التعديلات الأخيرة ليست في المستند.</translation>
    </message>
    <message>
        <source>The server&apos;s document was replaced meanwhile. This is what you had on the screen; your last edits are not in the document.</source>
        <translation>استُبدل مستند الخادم في هذه الأثناء. هذا ما كان على الشاشة؛ التعديلات الأخيرة ليست في المستند.</translation>
    </message>
    <message>
        <source>The server did not take your last edits. This is what you had on the screen; they are not in the document.</source>
        <translation>لم يقبل الخادم التعديلات الأخيرة. هذا ما كان على الشاشة؛ وهي ليست في المستند.</translation>
    </message>
    <message>
        <source>The server&apos;s document is not the one that was on your screen. This is what you had there.</source>
        <translation>مستند الخادم ليس المستند الذي كان على الشاشة. هذا ما كان عليها.</translation>
    </message>
    <message>
        <source>A step that cannot be undone or redone any more was left out.</source>
        <translation>تُركت خطوة لم يعد ممكنًا التراجع عنها أو إعادتها.</translation>
    </message>
</context>
<context>
    <name>syngraph::FiguresPopover</name>
    <message>
        <source>Length of the text</source>
        <translation>طول النص</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>المستند</translation>
    </message>
    <message>
        <source>Selection</source>
        <translation>التحديد</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>الكلمات</translation>
    </message>
    <message>
        <source>Characters</source>
        <translation>المحارف</translation>
    </message>
    <message>
        <source>Paragraphs</source>
        <translation>الفقرات</translation>
    </message>
</context>
<context>
    <name>syngraph::FileCommands</name>
    <message>
        <source>Documents (*.syngraph *.odt *.md *.markdown *.html *.htm *.txt)</source>
        <translation>مستندات ‎(*.syngraph *.odt *.md *.markdown *.html *.htm *.txt)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>كل الملفات (*)</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>فتح</translation>
    </message>
    <message>
        <source>Only files of this computer can be opened.</source>
        <translation>يمكن فتح ملفات هذا الحاسوب فقط.</translation>
    </message>
    <message numerus="yes">
        <source>At most %Ln file(s) can be opened at once.</source>
        <translation>
            <numerusform>لا يمكن فتح أي ملف.</numerusform>
            <numerusform>يمكن فتح ملف واحد على الأكثر دفعة واحدة.</numerusform>
            <numerusform>يمكن فتح ملفين على الأكثر دفعة واحدة.</numerusform>
            <numerusform>يمكن فتح %Ln ملفات على الأكثر دفعة واحدة.</numerusform>
            <numerusform>يمكن فتح %Ln ملفًا على الأكثر دفعة واحدة.</numerusform>
            <numerusform>يمكن فتح %Ln ملف على الأكثر دفعة واحدة.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing to save: the server has everything.</source>
        <translation>لا شيء للحفظ: كل شيء موجود على الخادم.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln edit(s) are kept here and go to the server by themselves.</source>
        <translation>
            <numerusform>لا تعديلات منتظرة.</numerusform>
            <numerusform>تعديل واحد محتفظ به هنا ويُرسل إلى الخادم تلقائيًا.</numerusform>
            <numerusform>تعديلان محتفظ بهما هنا ويُرسلان إلى الخادم تلقائيًا.</numerusform>
            <numerusform>%Ln تعديلات محتفظ بها هنا وتُرسل إلى الخادم تلقائيًا.</numerusform>
            <numerusform>%Ln تعديلًا محتفظ بها هنا وتُرسل إلى الخادم تلقائيًا.</numerusform>
            <numerusform>%Ln تعديل محتفظ بها هنا وتُرسل إلى الخادم تلقائيًا.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 was changed by another program.</source>
        <translation>غيّر برنامج آخر %1‏.</translation>
    </message>
    <message>
        <source>Saving takes out of %1 what is not here. %2</source>
        <translation>يزيل الحفظ من %1‏ ما ليس موجودًا هنا. %2</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>استبدال</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>حفظ باسم…</translation>
    </message>
    <message>
        <source>Save as</source>
        <translation>حفظ باسم</translation>
    </message>
    <message>
        <source>%1 could not be saved: %2</source>
        <translation>تعذر حفظ %1‏: %2</translation>
    </message>
    <message>
        <source>Saved as %1</source>
        <translation>حُفظ باسم %1</translation>
    </message>
    <message>
        <source>Saved as %1, without the formats: it is plain text.</source>
        <translation>حُفظ باسم %1 من دون التنسيقات: إنه نص عادي.</translation>
    </message>
    <message>
        <source>Saving %1…</source>
        <translation>جارٍ حفظ %1…</translation>
    </message>
</context>
<context>
    <name>syngraph::FindBar</name>
    <message>
        <source>Replace</source>
        <translation>استبدال</translation>
    </message>
    <message>
        <source>Replace all</source>
        <translation>استبدال الكل</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>بحث</translation>
    </message>
    <message>
        <source>Previous (Shift+F3)</source>
        <translation>السابق (Shift+F3)</translation>
    </message>
    <message>
        <source>Next (F3)</source>
        <translation>التالي (F3)</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>إغلاق (Esc)</translation>
    </message>
    <message>
        <source>Match case</source>
        <translation>مطابقة حالة الأحرف</translation>
    </message>
    <message>
        <source>Word</source>
        <translation>كلمة</translation>
    </message>
    <message>
        <source>Whole words</source>
        <translation>كلمات كاملة</translation>
    </message>
    <message>
        <source>Regular expression</source>
        <translation>تعبير نمطي</translation>
    </message>
    <message>
        <source>Replace with</source>
        <translation>استبدال بـ</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>لم يُعثر على شيء</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 من %2</translation>
    </message>
    <message>
        <source>%1 found</source>
        <translation>عُثر على %1</translation>
    </message>
    <message>
        <source>Not a regular expression</source>
        <translation>ليس تعبيرًا نمطيًا</translation>
    </message>
    <message>
        <source>This expression takes too long</source>
        <translation>يستغرق هذا التعبير وقتًا طويلًا</translation>
    </message>
    <message numerus="yes">
        <source>%Ln replaced</source>
        <translation>
            <numerusform>لم يُستبدل شيء</numerusform>
            <numerusform>استُبدل موضع واحد</numerusform>
            <numerusform>استُبدل موضعان</numerusform>
            <numerusform>استُبدلت %Ln مواضع</numerusform>
            <numerusform>استُبدل %Ln موضعًا</numerusform>
            <numerusform>استُبدل %Ln موضع</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Replacing… %Ln so far. Esc stops.</source>
        <translation>
            <numerusform>جارٍ الاستبدال… لا شيء حتى الآن. Esc للإيقاف.</numerusform>
            <numerusform>جارٍ الاستبدال… واحد حتى الآن. Esc للإيقاف.</numerusform>
            <numerusform>جارٍ الاستبدال… اثنان حتى الآن. Esc للإيقاف.</numerusform>
            <numerusform>جارٍ الاستبدال… %Ln حتى الآن. Esc للإيقاف.</numerusform>
            <numerusform>جارٍ الاستبدال… %Ln حتى الآن. Esc للإيقاف.</numerusform>
            <numerusform>جارٍ الاستبدال… %Ln حتى الآن. Esc للإيقاف.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>syngraph::FormatToolbar</name>
    <message>
        <source>Format</source>
        <translation>تنسيق</translation>
    </message>
    <message>
        <source>More tools</source>
        <translation>أدوات أخرى</translation>
    </message>
    <message>
        <source>Kind of paragraph</source>
        <translation>نوع الفقرة</translation>
    </message>
    <message>
        <source>Kind of paragraph: %1</source>
        <translation>نوع الفقرة: %1</translation>
    </message>
    <message>
        <source>Alignment: %1</source>
        <translation>المحاذاة: %1</translation>
    </message>
    <message>
        <source>Alignment</source>
        <translation>المحاذاة</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>مشاركة</translation>
    </message>
</context>
<context>
    <name>syngraph::Gathering</name>
    <message>
        <source>Go there</source>
        <translation>الانتقال إلى هناك</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>ليس الآن</translation>
    </message>
    <message>
        <source>You are not connected: nobody can be asked.</source>
        <translation>لا اتصال: لا يمكن دعوة أحد.</translation>
    </message>
    <message>
        <source>Only who may edit can ask the others to come.</source>
        <translation>دعوة الآخرين متاحة فقط لمن يمكنه التحرير.</translation>
    </message>
    <message>
        <source>This server is of an older Syngraph and cannot ask the others.</source>
        <translation>هذا الخادم من إصدار Syngraph أقدم ولا يمكنه دعوة الآخرين.</translation>
    </message>
    <message>
        <source>Nobody else is here.</source>
        <translation>لا أحد غيرك هنا.</translation>
    </message>
    <message>
        <source>You have just asked. Give them a moment.</source>
        <translation>أُرسلت الدعوة قبل لحظات. يُرجى الانتظار قليلًا.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln other(s) were asked to come here.</source>
        <translation>
            <numerusform>لم يُدعَ أحد إلى هنا.</numerusform>
            <numerusform>دُعي شخص واحد إلى هنا.</numerusform>
            <numerusform>دُعي شخصان إلى هنا.</numerusform>
            <numerusform>دُعي %Ln أشخاص إلى هنا.</numerusform>
            <numerusform>دُعي %Ln شخصًا إلى هنا.</numerusform>
            <numerusform>دُعي %Ln شخص إلى هنا.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 asks everybody to come here.</source>
        <translation>يدعو %1 الجميع إلى هنا.</translation>
    </message>
    <message>
        <source>Mute</source>
        <translation>كتم</translation>
    </message>
    <message>
        <source>Asking the others to come here…</source>
        <translation>تجري دعوة الآخرين إلى هنا…</translation>
    </message>
    <message>
        <source>The others could not be asked: the server does not answer.</source>
        <translation>تعذرت دعوة الآخرين: الخادم لا يجيب.</translation>
    </message>
    <message>
        <source>The others could not be asked: what you wrote is not on the server yet.</source>
        <translation>تعذّر نداء الآخرين: ما كُتب لم يصل إلى الخادم بعد.</translation>
    </message>
    <message>
        <source>This document is damaged on the server: nobody can be asked.</source>
        <translation>هذا المستند تالف على الخادم: لا يمكن دعوة أحد.</translation>
    </message>
</context>
<context>
    <name>syngraph::GoToPopover</name>
    <message>
        <source>Number of the paragraph</source>
        <translation>رقم الفقرة</translation>
    </message>
    <message>
        <source>Go</source>
        <translation>انتقال</translation>
    </message>
    <message>
        <source>Go to paragraph (1 to %1)</source>
        <translation>الانتقال إلى فقرة (1 إلى %1)</translation>
    </message>
    <message>
        <source>Go to paragraph</source>
        <translation>الانتقال إلى فقرة</translation>
    </message>
</context>
<context>
    <name>syngraph::HostPopover</name>
    <message>
        <source>The server&apos;s program (syngraph-server) is not installed.</source>
        <translation>برنامج الخادم (syngraph-server) غير مثبت.</translation>
    </message>
    <message>
        <source>This computer is in no network that others could reach it by.</source>
        <translation>ليس هذا الحاسوب في شبكة يمكن للآخرين الوصول إليه عبرها.</translation>
    </message>
    <message>
        <source>Other programs use all the ports that were tried. Try again.</source>
        <translation>تستخدم برامج أخرى كل المنافذ التي جُرّبت. تمكن إعادة المحاولة.</translation>
    </message>
    <message>
        <source>The server ended by itself.</source>
        <translation>انتهى الخادم من تلقاء نفسه.</translation>
    </message>
    <message>
        <source>Only for programs on this computer</source>
        <translation>للبرامج على هذا الحاسوب فقط</translation>
    </message>
    <message>
        <source>For everybody in my network who has a link</source>
        <translation>لكل من لديه رابط في الشبكة المحلية</translation>
    </message>
    <message>
        <source>Go on when the window closes</source>
        <translation>المواصلة عند إغلاق النافذة</translation>
    </message>
    <message>
        <source>Host on this computer</source>
        <translation>الاستضافة على هذا الحاسوب</translation>
    </message>
    <message>
        <source>Documents that you share are then kept on this computer. Others can work in them while it is on and hosts them.</source>
        <translation>تُحفظ المستندات المشتركة عندئذ على هذا الحاسوب. يمكن للآخرين العمل فيها ما دام مشغّلًا ويستضيفها.</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>يجري البدء…</translation>
    </message>
    <message>
        <source>This computer is a server at %1.</source>
        <translation>هذا الحاسوب خادم على %1.</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>بدء</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>إيقاف</translation>
    </message>
    <message>
        <source>Another server has the documents of this computer open. It has to end first.</source>
        <translation>خادم آخر يفتح مستندات هذا الحاسوب. يجب أن ينتهي أولًا.</translation>
    </message>
    <message>
        <source>The server&apos;s folder cannot be written.</source>
        <translation>تتعذّر الكتابة في مجلد الخادم.</translation>
    </message>
</context>
<context>
    <name>syngraph::JournalBar</name>
    <message>
        <source>The disk is full.</source>
        <translation>القرص ممتلئ.</translation>
    </message>
    <message>
        <source>The folder for unsent edits cannot be written.</source>
        <translation>تتعذر الكتابة في مجلد التعديلات غير المرسلة.</translation>
    </message>
    <message>
        <source>Another Syngraph keeps the unsent edits and does not answer.</source>
        <translation>تحتفظ نسخة أخرى عاملة من Syngraph بالتعديلات غير المرسلة ولا ترد.</translation>
    </message>
    <message>
        <source>The unsent edits on this computer are of a later Syngraph and were left as they are.</source>
        <translation>التعديلات غير المرسلة على هذا الحاسوب من إصدار أحدث من Syngraph وتُركت كما هي.</translation>
    </message>
    <message>
        <source>The disk reports errors.</source>
        <translation>يبلّغ القرص عن أخطاء.</translation>
    </message>
    <message>
        <source>You can go on typing, but until it is sent it is only in this window.</source>
        <translation>يمكن مواصلة الكتابة، لكن ما يُكتب يبقى في هذه النافذة فقط حتى يُرسل.</translation>
    </message>
    <message>
        <source>The file with unsent edits was damaged. What could be read is here; the file is kept as %1</source>
        <translation>ملف التعديلات غير المرسلة تالف. ما أمكنت قراءته موجود هنا؛ احتُفظ بالملف باسم %1</translation>
    </message>
    <message>
        <source>The file with unsent edits was damaged and could not be read; it is kept as %1</source>
        <translation>ملف التعديلات غير المرسلة تالف وتعذرت قراءته؛ احتُفظ به باسم %1</translation>
    </message>
    <message>
        <source>The disk does not answer.</source>
        <translation>القرص لا يرد.</translation>
    </message>
</context>
<context>
    <name>syngraph::KeyList</name>
    <message>
        <source>, </source>
        <translation>، </translation>
    </message>
    <message>
        <source>No key has to do with that.</source>
        <translation>لا يوجد مفتاح لذلك.</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>اختصارات لوحة المفاتيح</translation>
    </message>
    <message>
        <source>What do you want to do?</source>
        <translation>ما المطلوب فعله؟</translation>
    </message>
    <message>
        <source>Search in the keyboard shortcuts</source>
        <translation>بحث في اختصارات لوحة المفاتيح</translation>
    </message>
    <message>
        <source>What</source>
        <translation>الإجراء</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>المفاتيح</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>النافذة</translation>
    </message>
    <message>
        <source>While writing</source>
        <translation>أثناء الكتابة</translation>
    </message>
    <message>
        <source>A new line in the same paragraph</source>
        <translation>سطر جديد في الفقرة نفسها</translation>
    </message>
    <message>
        <source>A list item one level deeper</source>
        <translation>عنصر القائمة إلى مستوى أعمق</translation>
    </message>
    <message>
        <source>A list item one level higher</source>
        <translation>عنصر القائمة إلى مستوى أعلى</translation>
    </message>
    <message>
        <source>Stop following somebody</source>
        <translation>إيقاف متابعة شخص</translation>
    </message>
</context>
<context>
    <name>syngraph::LinkForm</name>
    <message>
        <source>Make and copy</source>
        <translation>إنشاء ونسخ</translation>
    </message>
    <message>
        <source>Can edit</source>
        <translation>يمكنه التحرير</translation>
    </message>
    <message>
        <source>Can view</source>
        <translation>يمكنه العرض</translation>
    </message>
    <message>
        <source>Can edit and manage links</source>
        <translation>يمكنه التحرير وإدارة الروابط</translation>
    </message>
    <message>
        <source>Such as: Team</source>
        <translation>مثلًا: الفريق</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>أبدًا</translation>
    </message>
    <message>
        <source>In 1 day</source>
        <translation>بعد يوم</translation>
    </message>
    <message>
        <source>In 1 week</source>
        <translation>بعد أسبوع</translation>
    </message>
    <message>
        <source>In 30 days</source>
        <translation>بعد 30 يومًا</translation>
    </message>
    <message>
        <source>Any number</source>
        <translation>أي عدد</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>إلغاء</translation>
    </message>
    <message>
        <source>Whoever has it</source>
        <translation>حامل الرابط</translation>
    </message>
    <message>
        <source>Name of the link</source>
        <translation>اسم الرابط</translation>
    </message>
    <message>
        <source>Expires</source>
        <translation>ينتهي</translation>
    </message>
    <message>
        <source>Lets in</source>
        <translation>يسمح بدخول</translation>
    </message>
    <message>
        <source>Counted are editors: each computer once, however often it comes back.</source>
        <translation>تُحسب برامج التحرير: كل حاسوب مرة واحدة مهما تكرر اتصاله.</translation>
    </message>
</context>
<context>
    <name>syngraph::LinkRow</name>
    <message>
        <source>Copy</source>
        <translation>نسخ</translation>
    </message>
    <message>
        <source>Revoke…</source>
        <translation>إلغاء الرابط…</translation>
    </message>
    <message>
        <source>Keep the link</source>
        <translation>إبقاء الرابط</translation>
    </message>
    <message>
        <source>Revoke</source>
        <translation>إلغاء الرابط</translation>
    </message>
    <message>
        <source>Copy the link “%1”</source>
        <translation>نسخ الرابط «%1»</translation>
    </message>
    <message>
        <source>Revoke the link “%1”</source>
        <translation>إلغاء الرابط «%1»</translation>
    </message>
</context>
<context>
    <name>syngraph::LinkSection</name>
    <message>
        <source>New link…</source>
        <translation>رابط جديد…</translation>
    </message>
    <message>
        <source>The new link is copied.</source>
        <translation>نُسخ الرابط الجديد.</translation>
    </message>
    <message numerus="yes">
        <source>The link is revoked; %Ln person(s) were disconnected.</source>
        <translation>
            <numerusform>أُلغي الرابط؛ لم يُفصل أحد.</numerusform>
            <numerusform>أُلغي الرابط؛ فُصل شخص واحد.</numerusform>
            <numerusform>أُلغي الرابط؛ فُصل شخصان.</numerusform>
            <numerusform>أُلغي الرابط؛ فُصل %Ln أشخاص.</numerusform>
            <numerusform>أُلغي الرابط؛ فُصل %Ln شخصًا.</numerusform>
            <numerusform>أُلغي الرابط؛ فُصل %Ln شخص.</numerusform>
        </translation>
    </message>
    <message>
        <source>The link is revoked.</source>
        <translation>أُلغي الرابط.</translation>
    </message>
    <message>
        <source>The server is of an older version: links are managed there by its administrator alone.</source>
        <translation>الخادم من إصدار أقدم: لا يدير الروابط هناك إلا المسؤول عنه.</translation>
    </message>
    <message>
        <source>Managing links needs the server, and there is no connection to it at the moment.</source>
        <translation>إدارة الروابط تحتاج إلى الخادم، ولا اتصال به الآن.</translation>
    </message>
    <message>
        <source>Asking the server for the links…</source>
        <translation>يجري سؤال الخادم عن الروابط…</translation>
    </message>
    <message>
        <source>There are no links to this document.</source>
        <translation>لا روابط إلى هذا المستند.</translation>
    </message>
    <message>
        <source>The link that this window uses works until %1.</source>
        <translation>الرابط الذي تستخدمه هذه النافذة صالح حتى %1.</translation>
    </message>
    <message>
        <source>Links (%1)</source>
        <translation>الروابط (%1)</translation>
    </message>
    <message>
        <source>Links</source>
        <translation>الروابط</translation>
    </message>
    <message>
        <source>The link “%1” is copied.</source>
        <translation>نُسخ الرابط «%1».</translation>
    </message>
    <message>
        <source>Whoever has it manages the links, too.</source>
        <translation>حامله يدير الروابط أيضًا.</translation>
    </message>
    <message>
        <source>The link can be copied once the server has said what it allows.</source>
        <translation>يمكن نسخ الرابط بعد أن يخبر الخادم بما يسمح به.</translation>
    </message>
    <message>
        <source>The server refused the owner&apos;s link that is kept here, so the links are not managed from here for now. It is tried again at the next start.</source>
        <translation>رفض الخادم رابط المالك المحفوظ هنا، لذلك لا تُدار الروابط من هنا في الوقت الحالي. سيُجرَّب مرة أخرى عند التشغيل التالي.</translation>
    </message>
    <message>
        <source>Links are managed by whoever has an owner&apos;s link. Where nobody has one, the server&apos;s administrator makes it.</source>
        <translation>يدير الروابط من لديه رابط مالك. وحيث لا يملكه أحد، ينشئه مسؤول الخادم.</translation>
    </message>
</context>
<context>
    <name>syngraph::LinkTips</name>
    <message>
        <source>%1click opens it.</source>
        <comment>%1 is a key with a plus sign</comment>
        <translation>%1نقرة تفتحه.</translation>
    </message>
</context>
<context>
    <name>syngraph::LinkWords</name>
    <message>
        <source>Paste a link first.</source>
        <translation>يلزم لصق رابط أولًا.</translation>
    </message>
    <message>
        <source>This is too long to be a link.</source>
        <translation>هذا أطول من أن يكون رابطًا.</translation>
    </message>
    <message>
        <source>This is not a link. It should begin with https://</source>
        <translation>هذا ليس رابطًا. ينبغي أن يبدأ بـ https://‎</translation>
    </message>
    <message>
        <source>There is a character in this link that does not belong there, such as a space.</source>
        <translation>في هذا الرابط محرف ليس مكانه فيه، مثل مسافة.</translation>
    </message>
    <message>
        <source>A link must not contain a user name before the host.</source>
        <translation>يجب ألا يحوي الرابط اسم مستخدم قبل اسم المضيف.</translation>
    </message>
    <message>
        <source>The host name in this link is not valid.</source>
        <translation>اسم المضيف في هذا الرابط غير صالح.</translation>
    </message>
    <message>
        <source>The port in this link is not valid.</source>
        <translation>المنفذ في هذا الرابط غير صالح.</translation>
    </message>
    <message>
        <source>This address does not lead to a document.</source>
        <translation>لا يؤدي هذا العنوان إلى مستند.</translation>
    </message>
    <message>
        <source>The document&apos;s part of this link is damaged.</source>
        <translation>جزء المستند في هذا الرابط تالف.</translation>
    </message>
    <message>
        <source>The part behind # is missing. Copy the whole link once more.</source>
        <translation>الجزء الذي بعد # مفقود. يلزم نسخ الرابط كاملًا مرة أخرى.</translation>
    </message>
    <message>
        <source>The part behind # is damaged. Copy the whole link again.</source>
        <translation>الجزء الذي بعد # تالف. يلزم نسخ الرابط كاملًا مرة أخرى.</translation>
    </message>
    <message>
        <source>The fingerprint in this link is damaged.</source>
        <translation>البصمة في هذا الرابط تالفة.</translation>
    </message>
    <message>
        <source>This link has more than one fingerprint.</source>
        <translation>في هذا الرابط أكثر من بصمة.</translation>
    </message>
    <message>
        <source>There is something at the end of this link that does not belong there.</source>
        <translation>في نهاية هذا الرابط شيء ليس مكانه هناك.</translation>
    </message>
    <message>
        <source>Links without encryption (http://) work on this computer only.</source>
        <translation>تعمل الروابط غير المعمّاة (‎http://‎) على هذا الحاسوب فقط.</translation>
    </message>
    <message>
        <source>This is not a link.</source>
        <translation>هذا ليس رابطًا.</translation>
    </message>
    <message>
        <source>The server cannot be reached. Check the address and your connection.</source>
        <translation>تعذر الوصول إلى الخادم. يلزم التحقق من العنوان والاتصال.</translation>
    </message>
    <message>
        <source>The server does not let you make documents. Use the address that its administrator gave you, with everything behind #.</source>
        <translation>لا يسمح الخادم بإنشاء مستندات. يلزم استخدام العنوان الذي قدّمه مدير الخادم، مع كل ما بعد #.</translation>
    </message>
    <message>
        <source>The server&apos;s key is not the one in the address. Nothing was sent to it.</source>
        <translation>مفتاح الخادم ليس المفتاح الموجود في العنوان. لم يُرسل إليه شيء.</translation>
    </message>
    <message>
        <source>This computer does not know the server&apos;s certificate. Use the whole address that the server printed, with everything behind #.</source>
        <translation>شهادة الخادم غير معروفة على هذا الحاسوب. يلزم استخدام العنوان الكامل الذي عرضه الخادم، مع كل ما بعد #.</translation>
    </message>
    <message>
        <source>This is not a Syngraph server of a known version.</source>
        <translation>هذا ليس خادم Syngraph بإصدار معروف.</translation>
    </message>
    <message>
        <source>The server is too busy. Try again in a moment.</source>
        <translation>الخادم مشغول جدًا. تمكن إعادة المحاولة بعد لحظات.</translation>
    </message>
    <message>
        <source>Sharing did not work.</source>
        <translation>لم تنجح المشاركة.</translation>
    </message>
    <message>
        <source>Leads to %1.</source>
        <translation>يؤدي إلى %1.</translation>
    </message>
    <message>
        <source>It was written with letters that can look like others.</source>
        <translation>كُتب الاسم بأحرف قد تشبه غيرها.</translation>
    </message>
    <message>
        <source>This link leads to a program on this computer itself. Open it only if you know why.</source>
        <translation>يؤدي هذا الرابط إلى برنامج على هذا الحاسوب نفسه. لا ينبغي فتحه إلا إذا كان السبب معروفًا.</translation>
    </message>
    <message>
        <source>This link leads to a machine in your own network.</source>
        <translation>يؤدي هذا الرابط إلى جهاز في الشبكة المحلية.</translation>
    </message>
    <message>
        <source>its key: %1, the address&apos;s: %2</source>
        <translation>مفتاحه: %1، مفتاح العنوان: %2</translation>
    </message>
</context>
<context>
    <name>syngraph::MainWindow</name>
    <message>
        <source>Change…</source>
        <translation>تغيير…</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>مشاركة</translation>
    </message>
    <message>
        <source>View only</source>
        <translation>عرض فقط</translation>
    </message>
    <message>
        <source>Shared · %1</source>
        <translation>مشترك · %1</translation>
    </message>
    <message>
        <source>Shared</source>
        <translation>مشترك</translation>
    </message>
    <message>
        <source>Link copied.</source>
        <translation>نُسخ الرابط.</translation>
    </message>
    <message>
        <source>No program was found that opens %1.</source>
        <translation>لم يُعثر على برنامج يفتح %1.</translation>
    </message>
    <message>
        <source>The document was not shared.</source>
        <translation>لم تجرِ مشاركة المستند.</translation>
    </message>
    <message>
        <source>The others see you as %1.</source>
        <translation>الاسم الظاهر للآخرين: %1.</translation>
    </message>
    <message>
        <source>About Syngraph</source>
        <translation>عن Syngraph</translation>
    </message>
    <message>
        <source>Syngraph %1</source>
        <translation>Syngraph %1</translation>
    </message>
    <message>
        <source>Write one document together, on a server of your own.</source>
        <translation>كتابة مستند واحد معًا، على خادم خاص.</translation>
    </message>
    <message>
        <source>Recovered from %1</source>
        <translation>مستعاد من %1</translation>
    </message>
    <message>
        <source>The document is not open for writing yet. Insert the text once it is.</source>
        <translation>المستند غير مفتوح للكتابة بعد. يمكن إدراج النص حالما يُفتح.</translation>
    </message>
    <message>
        <source>Leave it running</source>
        <translation>تركه يعمل</translation>
    </message>
    <message>
        <source>Stop and quit</source>
        <translation>الإيقاف والإنهاء</translation>
    </message>
    <message numerus="yes">
        <source>%Ln other(s) work on this computer&apos;s documents and would lose the connection.</source>
        <translation>
            <numerusform>لا أحد آخر يعمل على مستندات هذا الحاسوب.</numerusform>
            <numerusform>شخص آخر يعمل على مستندات هذا الحاسوب وسيفقد الاتصال.</numerusform>
            <numerusform>شخصان آخران يعملان على مستندات هذا الحاسوب وسيفقدان الاتصال.</numerusform>
            <numerusform>%Ln أشخاص آخرون يعملون على مستندات هذا الحاسوب وسيفقدون الاتصال.</numerusform>
            <numerusform>%Ln شخصًا آخرون يعملون على مستندات هذا الحاسوب وسيفقدون الاتصال.</numerusform>
            <numerusform>%Ln شخص آخرون يعملون على مستندات هذا الحاسوب وسيفقدون الاتصال.</numerusform>
        </translation>
    </message>
    <message>
        <source>Start again</source>
        <translation>إعادة التشغيل</translation>
    </message>
    <message>
        <source>What was not sent last time goes to the server as soon as it answers.</source>
        <translation>ما لم يُرسل في المرة الماضية يذهب إلى الخادم حالما يجيب.</translation>
    </message>
    <message>
        <source>What of “%1” is not sent yet is kept, and sent when it is open again.</source>
        <translation>ما لم يُرسل بعد من «%1» محفوظ، ويُرسل عند فتحه من جديد.</translation>
    </message>
    <message>
        <source>The message in the chat of “%1” is kept, and there when it is open again.</source>
        <translation>الرسالة في دردشة «%1» محفوظة، وتظهر عند فتحه من جديد.</translation>
    </message>
    <message>
        <source>There is no link to give away. “Manage links…” makes one.</source>
        <translation>لا رابط لمنحه. «إدارة الروابط…» تنشئ واحدًا.</translation>
    </message>
    <message>
        <source>The server of this computer could not be started again, and would not go on.</source>
        <translation>تعذّر تشغيل خادم هذا الحاسوب من جديد، ولن يستمر.</translation>
    </message>
    <message>
        <source>The link can be copied once the server has said what it allows.</source>
        <translation>يمكن نسخ الرابط بعد أن يخبر الخادم بما يسمح به.</translation>
    </message>
</context>
<context>
    <name>syngraph::ManagedLinks</name>
    <message>
        <source>made %1</source>
        <translation>أُنشئ %1</translation>
    </message>
    <message>
        <source>yours</source>
        <translation>رابط هذه النافذة</translation>
    </message>
    <message>
        <source>View-only link</source>
        <translation>رابط للعرض فقط</translation>
    </message>
    <message>
        <source>Edit link</source>
        <translation>رابط للتحرير</translation>
    </message>
    <message>
        <source>Owner&apos;s link</source>
        <translation>رابط المالك</translation>
    </message>
    <message>
        <source>can view</source>
        <translation>عرض</translation>
    </message>
    <message>
        <source>can edit</source>
        <translation>تحرير</translation>
    </message>
    <message>
        <source>can edit and manage links</source>
        <translation>تحرير وإدارة الروابط</translation>
    </message>
    <message>
        <source>revoked</source>
        <translation>ملغى</translation>
    </message>
    <message>
        <source>expired</source>
        <translation>منتهٍ</translation>
    </message>
    <message>
        <source>until %1</source>
        <translation>حتى %1</translation>
    </message>
    <message numerus="yes">
        <source>%Ln person(s) now</source>
        <translation>
            <numerusform>لا أحد الآن</numerusform>
            <numerusform>شخص واحد الآن</numerusform>
            <numerusform>شخصان الآن</numerusform>
            <numerusform>%Ln أشخاص الآن</numerusform>
            <numerusform>%Ln شخصًا الآن</numerusform>
            <numerusform>%Ln شخص الآن</numerusform>
        </translation>
    </message>
    <message>
        <source>last used %1</source>
        <translation>آخر استخدام %1</translation>
    </message>
    <message>
        <source>never used</source>
        <translation>لم يُستخدم قط</translation>
    </message>
    <message numerus="yes">
        <source>%Ln person(s) will be disconnected. The document and its history stay.</source>
        <translation>
            <numerusform>لن يُفصل أحد. يبقى المستند وتاريخه.</numerusform>
            <numerusform>سيُفصل شخص واحد. يبقى المستند وتاريخه.</numerusform>
            <numerusform>سيُفصل شخصان. يبقى المستند وتاريخه.</numerusform>
            <numerusform>سيُفصل %Ln أشخاص. يبقى المستند وتاريخه.</numerusform>
            <numerusform>سيُفصل %Ln شخصًا. يبقى المستند وتاريخه.</numerusform>
            <numerusform>سيُفصل %Ln شخص. يبقى المستند وتاريخه.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nobody is connected by it at the moment. The document and its history stay.</source>
        <translation>لا أحد متصل به الآن. يبقى المستند وتاريخه.</translation>
    </message>
    <message>
        <source>This needs the server, and there is no connection to it at the moment.</source>
        <translation>هذا يحتاج إلى الخادم، ولا اتصال به الآن.</translation>
    </message>
    <message>
        <source>The links may not be managed from here any more.</source>
        <translation>لم يعد يمكن إدارة الروابط من هنا.</translation>
    </message>
    <message>
        <source>The document has as many links as it may have. Revoke one of them first.</source>
        <translation>للمستند أكبر عدد مسموح من الروابط. يجب إلغاء أحدها أولًا.</translation>
    </message>
    <message>
        <source>This link is gone already.</source>
        <translation>لم يعد هذا الرابط موجودًا.</translation>
    </message>
    <message>
        <source>This is the last link by which the links can be managed. Without it nobody could ever end one again, so only the server&apos;s administrator can revoke it.</source>
        <translation>هذا آخر رابط يمكن به إدارة الروابط. من دونه لا يستطيع أحد إلغاء رابط بعد ذلك، فلا يلغيه إلا مسؤول الخادم.</translation>
    </message>
    <message>
        <source>That was too much at once. Try again in a minute.</source>
        <translation>كان ذلك كثيرًا دفعة واحدة. تُعاد المحاولة بعد دقيقة.</translation>
    </message>
    <message>
        <source>The server is out of space.</source>
        <translation>نفدت مساحة الخادم.</translation>
    </message>
    <message>
        <source>The server could not do that. Try again in a moment.</source>
        <translation>لم يستطع الخادم فعل ذلك. تُعاد المحاولة بعد لحظة.</translation>
    </message>
    <message>
        <source>has let in %1 of %2 editors</source>
        <translation>سمح بدخول %1 من %2 من برامج التحرير</translation>
    </message>
    <message>
        <source>This window uses it itself and goes on by another link.</source>
        <translation>تستخدمه هذه النافذة نفسها وستواصل برابط آخر.</translation>
    </message>
    <message>
        <source>This window uses it itself and knows no other: nothing can be written here any more then, and what was not sent yet stays here.</source>
        <translation>تستخدمه هذه النافذة نفسها ولا تعرف غيره: لن يمكن الكتابة هنا بعد ذلك، وما لم يُرسل بعد يبقى هنا.</translation>
    </message>
    <message>
        <source>The connection ended before the server answered. Whether it was done is not known; the list will show it.</source>
        <translation>انقطع الاتصال قبل أن يجيب الخادم. لا يُعرف إن كان قد تم؛ وستُظهره القائمة.</translation>
    </message>
</context>
<context>
    <name>syngraph::NoticeBar</name>
    <message>
        <source>Dismiss</source>
        <translation>إخفاء</translation>
    </message>
</context>
<context>
    <name>syngraph::OpenLinkPopover</name>
    <message>
        <source>Open a shared document</source>
        <translation>فتح مستند مشترك</translation>
    </message>
    <message>
        <source>Paste the link here: https://…</source>
        <translation>لصق الرابط هنا: ⁦https://…</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>رابط</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>لصق</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>فتح</translation>
    </message>
</context>
<context>
    <name>syngraph::ParagraphHint</name>
    <message>
        <source>This paragraph is very long, and writing in it may become slow. Several shorter ones are faster.</source>
        <translation>هذه الفقرة طويلة جدًا، وقد تصبح الكتابة فيها بطيئة. عدة فقرات أقصر تكون أسرع.</translation>
    </message>
</context>
<context>
    <name>syngraph::ParticipantsModel</name>
    <message>
        <source>Unnamed</source>
        <translation>بلا اسم</translation>
    </message>
    <message>
        <source>can view</source>
        <translation>صلاحية العرض</translation>
    </message>
    <message>
        <source>can edit</source>
        <translation>صلاحية التحرير</translation>
    </message>
    <message>
        <source>line %1</source>
        <translation>السطر %1</translation>
    </message>
    <message>
        <source>typing</source>
        <translation>يكتب الآن</translation>
    </message>
    <message numerus="yes">
        <source>idle for %Ln min</source>
        <translation>
            <numerusform>بلا نشاط</numerusform>
            <numerusform>بلا نشاط منذ دقيقة</numerusform>
            <numerusform>بلا نشاط منذ دقيقتين</numerusform>
            <numerusform>بلا نشاط منذ %Ln دقائق</numerusform>
            <numerusform>بلا نشاط منذ %Ln دقيقة</numerusform>
            <numerusform>بلا نشاط منذ %Ln دقيقة</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>idle for %Ln h</source>
        <translation>
            <numerusform>بلا نشاط</numerusform>
            <numerusform>بلا نشاط منذ ساعة</numerusform>
            <numerusform>بلا نشاط منذ ساعتين</numerusform>
            <numerusform>بلا نشاط منذ %Ln ساعات</numerusform>
            <numerusform>بلا نشاط منذ %Ln ساعة</numerusform>
            <numerusform>بلا نشاط منذ %Ln ساعة</numerusform>
        </translation>
    </message>
    <message>
        <source>(you)</source>
        <translation>(أنا)</translation>
    </message>
</context>
<context>
    <name>syngraph::PeoplePanel</name>
    <message>
        <source>Nobody else can see this document yet.

Press Share and send the link: whoever opens it appears here, with a caret of their own.</source>
        <translation>لا أحد آخر يرى هذا المستند بعد.

يكفي الضغط على «مشاركة» وإرسال الرابط: كل من يفتحه يظهر هنا بمؤشر خاص به.</translation>
    </message>
    <message>
        <source>People</source>
        <translation>الأشخاص</translation>
    </message>
    <message>
        <source>People who have this document open</source>
        <translation>الأشخاص الذين فتحوا هذا المستند</translation>
    </message>
    <message>
        <source>Hide the list of people</source>
        <translation>إخفاء قائمة الأشخاص</translation>
    </message>
    <message>
        <source>Change your name</source>
        <translation>تغيير الاسم</translation>
    </message>
    <message>
        <source>Go there</source>
        <translation>الانتقال إلى هناك</translation>
    </message>
    <message>
        <source>Follow</source>
        <translation>متابعة</translation>
    </message>
</context>
<context>
    <name>syngraph::PersonDelegate</name>
    <message>
        <source>(you)</source>
        <translation>(أنا)</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>الاسم</translation>
    </message>
    <message>
        <source>Press F2 or double-click to change your name</source>
        <translation>لتغيير الاسم: F2 أو نقر مزدوج</translation>
    </message>
</context>
<context>
    <name>syngraph::ProfilePopover</name>
    <message>
        <source>Apply</source>
        <translation>تطبيق</translation>
    </message>
    <message>
        <source>How the others see you</source>
        <translation>المظهر لدى الآخرين</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>الاسم</translation>
    </message>
    <message>
        <source>Blue</source>
        <translation>أزرق</translation>
    </message>
    <message>
        <source>Orange</source>
        <translation>برتقالي</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>أخضر</translation>
    </message>
    <message>
        <source>Purple</source>
        <translation>أرجواني</translation>
    </message>
    <message>
        <source>Teal</source>
        <translation>أزرق مخضر</translation>
    </message>
    <message>
        <source>Pink</source>
        <translation>وردي</translation>
    </message>
    <message>
        <source>Ochre</source>
        <translation>مُغرة</translation>
    </message>
    <message>
        <source>Violet</source>
        <translation>بنفسجي</translation>
    </message>
    <message>
        <source>Olive</source>
        <translation>زيتوني</translation>
    </message>
    <message>
        <source>Red</source>
        <translation>أحمر</translation>
    </message>
    <message>
        <source>Sea green</source>
        <translation>أخضر بحري</translation>
    </message>
    <message>
        <source>Magenta</source>
        <translation>ماجنتا</translation>
    </message>
</context>
<context>
    <name>syngraph::RemoteActivity</name>
    <message>
        <source>Somebody</source>
        <translation>شخص ما</translation>
    </message>
</context>
<context>
    <name>syngraph::SharePopover</name>
    <message>
        <source>Name of the document</source>
        <translation>اسم المستند</translation>
    </message>
    <message>
        <source>Address of the server</source>
        <translation>عنوان الخادم</translation>
    </message>
    <message>
        <source>Server, such as https://pad.example.org</source>
        <translation>الخادم، مثل https://pad.example.org</translation>
    </message>
    <message>
        <source>The document goes to this server, and everybody with the link can edit it. The server prints its address when it starts.</source>
        <translation>ينتقل المستند إلى هذا الخادم، ويمكن لكل من لديه الرابط تحريره. يعرض الخادم عنوانه عند بدئه.</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>مشاركة</translation>
    </message>
    <message>
        <source>Host on this computer…</source>
        <translation>الاستضافة على هذا الحاسوب…</translation>
    </message>
    <message>
        <source>Copy view-only link</source>
        <translation>نسخ رابط العرض</translation>
    </message>
    <message>
        <source>Link copied.</source>
        <translation>نُسخ الرابط.</translation>
    </message>
    <message>
        <source>View-only link copied.</source>
        <translation>نُسخ رابط العرض.</translation>
    </message>
    <message>
        <source>Which server? Type its address.</source>
        <translation>أي خادم؟ يلزم إدخال عنوانه.</translation>
    </message>
    <message>
        <source>This is not the address of a server: there is a path behind the host.</source>
        <translation>هذا ليس عنوان خادم: هناك مسار بعد اسم المضيف.</translation>
    </message>
    <message>
        <source>Sharing…</source>
        <translation>تجري المشاركة…</translation>
    </message>
    <message>
        <source>Shared document</source>
        <translation>مستند مشترك</translation>
    </message>
    <message>
        <source>Share this document</source>
        <translation>مشاركة هذا المستند</translation>
    </message>
    <message>
        <source>Copy link</source>
        <translation>نسخ الرابط</translation>
    </message>
    <message>
        <source>Copy edit link</source>
        <translation>نسخ رابط التحرير</translation>
    </message>
    <message>
        <source>Anyone with the link can read this document on %1.</source>
        <translation>يمكن لكل من لديه الرابط قراءة هذا المستند على %1.</translation>
    </message>
    <message>
        <source>Anyone with the edit link can write with you on %1.</source>
        <translation>يمكن لكل من لديه رابط التحرير المشاركة في الكتابة على %1.</translation>
    </message>
    <message>
        <source>Link copied. Send it to whoever should write with you.</source>
        <translation>نُسخ الرابط. يُرسل إلى من سيشارك في الكتابة.</translation>
    </message>
    <message>
        <source>This document is on %1.</source>
        <translation>هذا المستند على %1.</translation>
    </message>
</context>
<context>
    <name>syngraph::SpellingMenu</name>
    <message>
        <source>&amp;Check while typing</source>
        <translation>التدقيق أثناء الكتابة(&amp;C)</translation>
    </message>
    <message>
        <source>There is no dictionary on this computer (packages hunspell-…)</source>
        <translation>لا قاموس على هذا الحاسوب (حزم hunspell-…‎)</translation>
    </message>
    <message>
        <source>There is no dictionary for your language; choose another one</source>
        <translation>لا قاموس للغة المستخدمة؛ يمكن اختيار قاموس آخر</translation>
    </message>
    <message>
        <source>The dictionary cannot be read</source>
        <translation>تتعذر قراءة القاموس</translation>
    </message>
</context>
<context>
    <name>syngraph::StartPanel</name>
    <message>
        <source>Documents of last time</source>
        <translation>مستندات المرة السابقة</translation>
    </message>
    <message>
        <source>Host on this computer…</source>
        <translation>الاستضافة على هذا الحاسوب…</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>البداية</translation>
    </message>
    <message>
        <source>Paste a link to open: https://…</source>
        <translation>لصق رابط لفتحه: ⁦https://…</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>رابط</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>فتح</translation>
    </message>
    <message>
        <source>Write, or open what is there already.</source>
        <translation>الكتابة، أو فتح ما هو موجود.</translation>
    </message>
    <message>
        <source>There is a link to a document of %1 in the clipboard:</source>
        <translation>في الحافظة رابط إلى مستند من %1:</translation>
    </message>
    <message>
        <source>Untitled</source>
        <translation>بلا عنوان</translation>
    </message>
</context>
<context>
    <name>syngraph::StatusLine</name>
    <message>
        <source>Server: %1</source>
        <translation>الخادم: %1</translation>
    </message>
    <message numerus="yes">
        <source>%Ln here</source>
        <translation>
            <numerusform>لا أحد هنا</numerusform>
            <numerusform>شخص واحد هنا</numerusform>
            <numerusform>شخصان هنا</numerusform>
            <numerusform>%Ln أشخاص هنا</numerusform>
            <numerusform>%Ln شخصًا هنا</numerusform>
            <numerusform>%Ln شخص هنا</numerusform>
        </translation>
    </message>
    <message>
        <source>Ln %1, Col %2</source>
        <translation>سطر %1، عمود %2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln selected</source>
        <translation>
            <numerusform>المحدد: %Ln</numerusform>
            <numerusform>المحدد: %Ln</numerusform>
            <numerusform>المحدد: %Ln</numerusform>
            <numerusform>المحدد: %Ln</numerusform>
            <numerusform>المحدد: %Ln</numerusform>
            <numerusform>المحدد: %Ln</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln word(s)</source>
        <translation>
            <numerusform>لا كلمات</numerusform>
            <numerusform>كلمة واحدة</numerusform>
            <numerusform>كلمتان</numerusform>
            <numerusform>%Ln كلمات</numerusform>
            <numerusform>%Ln كلمة</numerusform>
            <numerusform>%Ln كلمة</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln character(s)</source>
        <translation>
            <numerusform>لا محارف</numerusform>
            <numerusform>محرف واحد</numerusform>
            <numerusform>محرفان</numerusform>
            <numerusform>%Ln محارف</numerusform>
            <numerusform>%Ln محرفًا</numerusform>
            <numerusform>%Ln محرف</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln paragraph(s)</source>
        <translation>
            <numerusform>لا فقرات</numerusform>
            <numerusform>فقرة واحدة</numerusform>
            <numerusform>فقرتان</numerusform>
            <numerusform>%Ln فقرات</numerusform>
            <numerusform>%Ln فقرة</numerusform>
            <numerusform>%Ln فقرة</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>syngraph::TabImages</name>
    <message>
        <source>The image is on its way.</source>
        <translation>الصورة في الطريق.</translation>
    </message>
    <message>
        <source>The image is not on the server yet.</source>
        <translation>الصورة ليست على الخادم بعد.</translation>
    </message>
    <message>
        <source>The image cannot be shown: it is damaged.</source>
        <translation>لا يمكن عرض الصورة: إنها تالفة.</translation>
    </message>
    <message>
        <source>The image is too large to be shown.</source>
        <translation>الصورة أكبر من أن تُعرض.</translation>
    </message>
    <message>
        <source>This computer cannot show images of this kind.</source>
        <translation>لا يستطيع هذا الحاسوب عرض صور من هذا النوع.</translation>
    </message>
    <message numerus="yes">
        <source>At most %Ln images can be put in at once.</source>
        <translation>
            <numerusform>لا يمكن إدراج أي صورة دفعة واحدة.</numerusform>
            <numerusform>يمكن إدراج صورة واحدة على الأكثر دفعة واحدة.</numerusform>
            <numerusform>يمكن إدراج صورتين على الأكثر دفعة واحدة.</numerusform>
            <numerusform>يمكن إدراج %Ln صور على الأكثر دفعة واحدة.</numerusform>
            <numerusform>يمكن إدراج %Ln صورة على الأكثر دفعة واحدة.</numerusform>
            <numerusform>يمكن إدراج %Ln صورة على الأكثر دفعة واحدة.</numerusform>
        </translation>
    </message>
    <message>
        <source>The image could not be kept on this computer, so it was not put in. Is the disk full?</source>
        <translation>تعذّر حفظ الصورة على هذا الحاسوب، لذلك لم تُدرج. هل القرص ممتلئ؟</translation>
    </message>
    <message>
        <source>Insert images</source>
        <translation>إدراج صور</translation>
    </message>
    <message>
        <source>Images (*.png *.jpg *.jpeg *.gif *.webp)</source>
        <translation>صور (*.png *.jpg *.jpeg *.gif *.webp)</translation>
    </message>
    <message>
        <source>Save image as…</source>
        <translation>حفظ الصورة باسم…</translation>
    </message>
    <message>
        <source>The image is not here yet.</source>
        <translation>الصورة ليست هنا بعد.</translation>
    </message>
    <message>
        <source>Save image</source>
        <translation>حفظ الصورة</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>صورة</translation>
    </message>
    <message>
        <source>The image was saved as %1.</source>
        <translation>حُفظت الصورة باسم %1.</translation>
    </message>
    <message>
        <source>The image could not be saved as %1.</source>
        <translation>تعذّر حفظ الصورة باسم %1.</translation>
    </message>
    <message>
        <source>This is not an image of a kind that documents can hold.</source>
        <translation>هذه ليست صورة من نوع يمكن أن تحتويه المستندات.</translation>
    </message>
    <message>
        <source>This image is too large.</source>
        <translation>هذه الصورة كبيرة جدًا.</translation>
    </message>
    <message>
        <source>This image cannot be read.</source>
        <translation>تتعذّر قراءة هذه الصورة.</translation>
    </message>
    <message>
        <source>This computer cannot read images of this kind.</source>
        <translation>لا يستطيع هذا الحاسوب قراءة صور من هذا النوع.</translation>
    </message>
    <message>
        <source>The document has as many images as the server takes: the last one is only on this computer.</source>
        <translation>في المستند أكبر عدد من الصور يقبله الخادم: الأخيرة على هذا الحاسوب فقط.</translation>
    </message>
    <message>
        <source>The server does not take an image: it is only on this computer.</source>
        <translation>لا يقبل الخادم إحدى الصور: إنها على هذا الحاسوب فقط.</translation>
    </message>
</context>
<context>
    <name>syngraph::TabStrip</name>
    <message>
        <source>Open documents</source>
        <translation>المستندات المفتوحة</translation>
    </message>
    <message>
        <source>New document</source>
        <translation>مستند جديد</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>إغلاق</translation>
    </message>
    <message>
        <source>Close this document</source>
        <translation>إغلاق هذا المستند</translation>
    </message>
</context>
<context>
    <name>syngraph::TextLinkPopover</name>
    <message>
        <source>Open</source>
        <translation>فتح</translation>
    </message>
    <message>
        <source>Remove link</source>
        <translation>إزالة الرابط</translation>
    </message>
    <message>
        <source>https://… or an e-mail address</source>
        <translation>رابط https://…‎ أو عنوان بريد إلكتروني</translation>
    </message>
    <message>
        <source>Address of the link</source>
        <translation>عنوان الرابط</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>تطبيق</translation>
    </message>
    <message>
        <source>Links may lead to web pages, e-mail addresses and shared documents.</source>
        <translation>يمكن أن تؤدي الروابط إلى صفحات ويب وعناوين بريد إلكتروني ومستندات مشتركة.</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>رابط</translation>
    </message>
</context>
<context>
    <name>syngraph::TextMenu</name>
    <message>
        <source>Open link</source>
        <translation>فتح الرابط</translation>
    </message>
    <message>
        <source>Copy link</source>
        <translation>نسخ الرابط</translation>
    </message>
    <message>
        <source>No suggestions</source>
        <translation>لا اقتراحات</translation>
    </message>
    <message>
        <source>Looking for suggestions…</source>
        <translation>يجري البحث عن اقتراحات…</translation>
    </message>
    <message>
        <source>Add “%1” to the dictionary</source>
        <translation>إضافة «%1» إلى القاموس</translation>
    </message>
    <message>
        <source>Your dictionary cannot be written; the word counts until the program ends.</source>
        <translation>تتعذر الكتابة في القاموس الشخصي؛ تسري الكلمة حتى إنهاء البرنامج.</translation>
    </message>
    <message>
        <source>Cut</source>
        <translation>قص</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>نسخ</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>لصق</translation>
    </message>
    <message>
        <source>Paste without format</source>
        <translation>لصق دون تنسيق</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>تحديد الكل</translation>
    </message>
</context>
<context>
    <name>syngraph::WindowMenus</name>
    <message>
        <source>&amp;File</source>
        <translation>ملف(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;New</source>
        <translation>جديد(&amp;N)</translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation>فتح الأخيرة(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Close tab</source>
        <translation>إغلاق اللسان(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>إنهاء(&amp;Q)</translation>
    </message>
    <message>
        <source>Untitled</source>
        <translation>بلا عنوان</translation>
    </message>
    <message>
        <source>&amp;Forget all that are closed</source>
        <translation>نسيان كل المستندات المغلقة(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>تحرير(&amp;E)</translation>
    </message>
    <message>
        <source>Your &amp;name and colour…</source>
        <translation>الاسم واللون(&amp;N)…</translation>
    </message>
    <message>
        <source>Find &amp;next</source>
        <translation>بحث عن التالي(&amp;N)</translation>
    </message>
    <message>
        <source>Find pre&amp;vious</source>
        <translation>بحث عن السابق(&amp;V)</translation>
    </message>
    <message>
        <source>R&amp;eplace…</source>
        <translation>استبدال(&amp;E)…</translation>
    </message>
    <message>
        <source>&amp;Go to paragraph…</source>
        <translation>الانتقال إلى فقرة(&amp;G)…</translation>
    </message>
    <message>
        <source>&amp;Word count…</source>
        <translation>عدد الكلمات(&amp;W)…</translation>
    </message>
    <message>
        <source>&amp;Markdown while typing</source>
        <translation>‏Markdown أثناء الكتابة(&amp;M)</translation>
    </message>
    <message>
        <source>Spe&amp;lling</source>
        <translation>التدقيق الإملائي(&amp;L)</translation>
    </message>
    <message>
        <source>F&amp;ormat</source>
        <translation>تنسيق(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>عرض(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;People</source>
        <translation>الأشخاص(&amp;P)</translation>
    </message>
    <message>
        <source>Author&amp;ship colours</source>
        <translation>ألوان الكتّاب(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Light up changes</source>
        <translation>إبراز التعديلات(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Appearance</source>
        <translation>المظهر(&amp;A)</translation>
    </message>
    <message>
        <source>F&amp;ocus on the text</source>
        <translation>التركيز على النص(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Full screen</source>
        <translation>ملء الشاشة(&amp;F)</translation>
    </message>
    <message>
        <source>As the &amp;desktop</source>
        <translation>مثل سطح المكتب(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>فاتح(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>داكن(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Strong contrast</source>
        <translation>تباين قوي(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Collaborate</source>
        <translation>تعاون(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Share…</source>
        <translation>مشاركة(&amp;S)…</translation>
    </message>
    <message>
        <source>&amp;Copy link</source>
        <translation>نسخ الرابط(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Host on this computer…</source>
        <translation>الاستضافة على هذا الحاسوب(&amp;H)…</translation>
    </message>
    <message>
        <source>Go to the &amp;next person</source>
        <translation>الانتقال إلى الشخص التالي(&amp;N)</translation>
    </message>
    <message>
        <source>Where is &amp;everyone?</source>
        <translation>أين الجميع؟(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Follow</source>
        <translation>متابعة(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Work offline</source>
        <translation>العمل دون اتصال(&amp;W)</translation>
    </message>
    <message>
        <source>Who wrote &amp;this?</source>
        <translation>من كتب هذا؟(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Next change while away</source>
        <translation>التعديل التالي خلال الغياب(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Previous change while away</source>
        <translation>التعديل السابق خلال الغياب(&amp;P)</translation>
    </message>
    <message>
        <source>Nobody else is here</source>
        <translation>لا أحد آخر هنا</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>مساعدة(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;About Syngraph</source>
        <translation>عن Syngraph(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Open…</source>
        <translation>فتح(&amp;O)…</translation>
    </message>
    <message>
        <source>Open &amp;link…</source>
        <translation>فتح رابط(&amp;L)…</translation>
    </message>
    <message>
        <source>Open all again at the next s&amp;tart</source>
        <translation>إعادة فتح الكل عند البدء التالي(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>حفظ(&amp;S)</translation>
    </message>
    <message>
        <source>Save &amp;as…</source>
        <translation>حفظ باسم(&amp;A)…</translation>
    </message>
    <message>
        <source>Save a cop&amp;y…</source>
        <translation>حفظ نسخة(&amp;Y)…</translation>
    </message>
    <message>
        <source>&amp;Export</source>
        <translation>تصدير(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Print…</source>
        <translation>طباعة(&amp;P)…</translation>
    </message>
    <message>
        <source>Print pre&amp;view…</source>
        <translation>معاينة الطباعة(&amp;V)…</translation>
    </message>
    <message>
        <source>&amp;Insert</source>
        <translation>إدراج(&amp;I)</translation>
    </message>
    <message>
        <source>C&amp;hat</source>
        <translation>الدردشة(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Gather everyone here</source>
        <translation>جمع الجميع هنا(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts…</source>
        <translation>اختصارات &amp;لوحة المفاتيح…</translation>
    </message>
    <message>
        <source>Next area of the window</source>
        <translation>المنطقة التالية من النافذة</translation>
    </message>
    <message>
        <source>Previous area of the window</source>
        <translation>المنطقة السابقة من النافذة</translation>
    </message>
    <message>
        <source>Next tab</source>
        <translation>علامة التبويب التالية</translation>
    </message>
    <message>
        <source>Previous tab</source>
        <translation>علامة التبويب السابقة</translation>
    </message>
    <message>
        <source>&amp;Manage links…</source>
        <translation>إ&amp;دارة الروابط…</translation>
    </message>
</context>
</TS>
