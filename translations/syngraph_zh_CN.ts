<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en_US">
<context>
    <name>Colors</name>
    <message>
        <source>Red</source>
        <translation>红色</translation>
    </message>
    <message>
        <source>Orange</source>
        <translation>橙色</translation>
    </message>
    <message>
        <source>Yellow</source>
        <translation>黄色</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>绿色</translation>
    </message>
    <message>
        <source>Teal</source>
        <translation>蓝绿色</translation>
    </message>
    <message>
        <source>Blue</source>
        <translation>蓝色</translation>
    </message>
    <message>
        <source>Purple</source>
        <translation>紫色</translation>
    </message>
    <message>
        <source>Pink</source>
        <translation>粉色</translation>
    </message>
    <message>
        <source>Brown</source>
        <translation>棕色</translation>
    </message>
    <message>
        <source>Grey</source>
        <translation>灰色</translation>
    </message>
</context>
<context>
    <name>FileWords</name>
    <message>
        <source>there is something of this name that is no file</source>
        <translation>此名称已被占用，且不是文件</translation>
    </message>
    <message>
        <source>There is no file %1.</source>
        <translation>文件 %1 不存在。</translation>
    </message>
    <message>
        <source>Reading %1 is not allowed.</source>
        <translation>不允许读取 %1。</translation>
    </message>
    <message>
        <source>%1 is a folder or a device, no file.</source>
        <translation>%1 是文件夹或设备，不是文件。</translation>
    </message>
    <message>
        <source>%1 is too large for a document.</source>
        <translation>%1 太大，无法作为文档打开。</translation>
    </message>
    <message>
        <source>%1 is no text.</source>
        <translation>%1 不是文本。</translation>
    </message>
    <message>
        <source>%1 is not what its ending says.</source>
        <translation>%1 的内容与扩展名不符。</translation>
    </message>
    <message>
        <source>%1 was written by a later version of this program.</source>
        <translation>%1 由本程序的更新版本写入。</translation>
    </message>
    <message>
        <source>%1 is damaged.</source>
        <translation>%1 已损坏。</translation>
    </message>
    <message>
        <source>%1 is protected by a password.</source>
        <translation>%1 受密码保护。</translation>
    </message>
    <message>
        <source>%1 holds what no document needs, and is not opened.</source>
        <translation>%1 含有文档不需要的内容，因此不予打开。</translation>
    </message>
    <message>
        <source>%1 cannot be read.</source>
        <translation>无法读取 %1。</translation>
    </message>
    <message>
        <source>It makes no sense from byte %1 on.</source>
        <translation>从第 %1 字节起内容无法识别。</translation>
    </message>
    <message>
        <source>Pictures were left out.</source>
        <translation>图片已略去。</translation>
    </message>
    <message>
        <source>Notes, comments and objects were left out.</source>
        <translation>脚注、批注和对象已略去。</translation>
    </message>
    <message>
        <source>Tables became lines.</source>
        <translation>表格已转换为文本行。</translation>
    </message>
    <message>
        <source>Very long paragraphs were parted.</source>
        <translation>过长的段落已拆分。</translation>
    </message>
    <message>
        <source>Some characters could not be read.</source>
        <translation>部分字符无法读取。</translation>
    </message>
    <message>
        <source>it would be too large to be opened again</source>
        <translation>文件会太大，无法再次打开</translation>
    </message>
    <message>
        <source>%1 is written in a character set that is not known.</source>
        <translation>%1 使用了未知的字符集。</translation>
    </message>
    <message>
        <source>Control characters were left out.</source>
        <translation>控制字符已被省略。</translation>
    </message>
    <message>
        <source>Its character set is UTF-8 from then on.</source>
        <translation>此后其字符集为 UTF-8。</translation>
    </message>
    <message>
        <source>Its fonts, page layout, comments and scripts are not kept.</source>
        <translation>其字体、页面布局、批注和脚本不会保留。</translation>
    </message>
</context>
<context>
    <name>ImageWords</name>
    <message numerus="yes">
        <source>%Ln image(s) are not in it.</source>
        <translation>
            <numerusform>其中缺少 %Ln 张图像。</numerusform>
        </translation>
    </message>
    <message>
        <source>Waiting for the images…</source>
        <translation>正在等待图片…</translation>
    </message>
</context>
<context>
    <name>Profile</name>
    <message>
        <source>Otter</source>
        <translation>水獭</translation>
    </message>
    <message>
        <source>Heron</source>
        <translation>苍鹭</translation>
    </message>
    <message>
        <source>Badger</source>
        <translation>獾</translation>
    </message>
    <message>
        <source>Finch</source>
        <translation>燕雀</translation>
    </message>
    <message>
        <source>Hare</source>
        <translation>野兔</translation>
    </message>
    <message>
        <source>Lynx</source>
        <translation>猞猁</translation>
    </message>
    <message>
        <source>Marten</source>
        <translation>貂</translation>
    </message>
    <message>
        <source>Owl</source>
        <translation>猫头鹰</translation>
    </message>
    <message>
        <source>Puffin</source>
        <translation>海鹦</translation>
    </message>
    <message>
        <source>Seal</source>
        <translation>海豹</translation>
    </message>
    <message>
        <source>Swift</source>
        <translation>雨燕</translation>
    </message>
    <message>
        <source>Wren</source>
        <translation>鹪鹩</translation>
    </message>
    <message>
        <source>Guest %1</source>
        <translation>访客 %1</translation>
    </message>
</context>
<context>
    <name>syngraph::ActivityWords</name>
    <message numerus="yes">
        <source>%1 wrote %Ln word(s).</source>
        <translation>
            <numerusform>%1 写了 %Ln 个词。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 wrote %Ln character(s).</source>
        <translation>
            <numerusform>%1 写了 %Ln 个字符。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 put in %Ln object(s).</source>
        <translation>
            <numerusform>%1 插入了 %Ln 个对象。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 added %Ln paragraph(s).</source>
        <translation>
            <numerusform>%1 添加了 %Ln 个段落。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 deleted %Ln word(s).</source>
        <translation>
            <numerusform>%1 删除了 %Ln 个词。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 deleted %Ln character(s).</source>
        <translation>
            <numerusform>%1 删除了 %Ln 个字符。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 deleted %Ln object(s).</source>
        <translation>
            <numerusform>%1 删除了 %Ln 个对象。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 deleted %Ln paragraph(s).</source>
        <translation>
            <numerusform>%1 删除了 %Ln 个段落。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 formatted %Ln word(s).</source>
        <translation>
            <numerusform>%1 设置了 %Ln 个词的格式。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 formatted %Ln paragraph(s).</source>
        <translation>
            <numerusform>%1 设置了 %Ln 个段落的格式。</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 formatted something.</source>
        <translation>%1 设置了一些格式。</translation>
    </message>
    <message numerus="yes">
        <source>%1 replaced %Ln word(s).</source>
        <translation>
            <numerusform>%1 替换了 %Ln 个词。</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 replaced something.</source>
        <translation>%1 替换了一些内容。</translation>
    </message>
    <message numerus="yes">
        <source>%1 moved %Ln word(s).</source>
        <translation>
            <numerusform>%1 移动了 %Ln 个词。</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 moved something.</source>
        <translation>%1 移动了一些内容。</translation>
    </message>
    <message>
        <source>%1 is writing.</source>
        <translation>%1 正在书写。</translation>
    </message>
    <message>
        <source>%1 and %2 are writing.</source>
        <translation>%1 和 %2 正在书写。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln people are writing.</source>
        <translation>
            <numerusform>%Ln 人正在书写。</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 came.</source>
        <translation>%1 已加入。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln people came.</source>
        <translation>
            <numerusform>%Ln 人已加入。</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 left.</source>
        <translation>%1 已离开。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln people left.</source>
        <translation>
            <numerusform>%Ln 人已离开。</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 in paragraph %2</source>
        <translation>%1 在第 %2 段</translation>
    </message>
    <message>
        <source>%1 without a caret</source>
        <translation>%1 没有光标</translation>
    </message>
    <message>
        <source>Nobody else is here.</source>
        <translation>没有其他人在此。</translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>及另外 %Ln 人</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 says in the chat: %2</source>
        <translation>%1 在聊天中说：%2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s) in the chat.</source>
        <translation>
            <numerusform>聊天中有 %Ln 条消息。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>syngraph::AvatarRow</name>
    <message>
        <source>People here</source>
        <translation>在此的人员</translation>
    </message>
    <message numerus="yes">
        <source>%Ln more person(s)</source>
        <translation>
            <numerusform>另外 %Ln 人</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>syngraph::ChatDock</name>
    <message>
        <source>Chat</source>
        <translation>聊天</translation>
    </message>
    <message>
        <source>Hide the chat</source>
        <translation>隐藏聊天</translation>
    </message>
    <message numerus="yes">
        <source>Chat, %Ln unread</source>
        <translation>
            <numerusform>聊天，%Ln 条未读</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Chat, %Ln message(s) not sent</source>
        <translation>
            <numerusform>聊天，%Ln 条消息未发送</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>syngraph::ChatInput</name>
    <message>
        <source>Write a message</source>
        <translation>写消息</translation>
    </message>
    <message>
        <source>Message to everybody here</source>
        <translation>给这里所有人的消息</translation>
    </message>
    <message>
        <source>Return sends, Shift+Return begins a new line.</source>
        <translation>按 Enter 发送，按 Shift+Enter 换行。</translation>
    </message>
</context>
<context>
    <name>syngraph::ChatLog</name>
    <message>
        <source>Not sent: this link only allows to read.</source>
        <translation>未发送：此链接只允许阅读。</translation>
    </message>
    <message>
        <source>Not sent: the server did not take it.</source>
        <translation>未发送：服务器没有接受。</translation>
    </message>
    <message>
        <source>Chat messages</source>
        <translation>聊天消息</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>(you)</source>
        <translation>（我）</translation>
    </message>
    <message>
        <source>Waiting to be sent</source>
        <translation>等待发送</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>放弃</translation>
    </message>
    <message>
        <source>Muted: %1</source>
        <translation>已静音：%1</translation>
    </message>
    <message>
        <source>Show again</source>
        <translation>重新显示</translation>
    </message>
    <message>
        <source>Open link</source>
        <translation>打开链接</translation>
    </message>
    <message>
        <source>Copy link</source>
        <translation>复制链接</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>全选</translation>
    </message>
    <message>
        <source>Mute %1</source>
        <translation>将 %1 静音</translation>
    </message>
    <message>
        <source>Not sent: there is no way to the document.</source>
        <translation>未发送：无法连接到此文档。</translation>
    </message>
    <message>
        <source>Not sent: this server has no chat.</source>
        <translation>未发送：此服务器没有聊天功能。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s) not shown</source>
        <translation>
            <numerusform>%Ln 条消息未显示</numerusform>
        </translation>
    </message>
    <message>
        <source>Not sent: the chat is damaged on the server.</source>
        <translation>未发送：服务器上的聊天已损坏。</translation>
    </message>
</context>
<context>
    <name>syngraph::ChatView</name>
    <message>
        <source>Send</source>
        <translation>发送</translation>
    </message>
    <message>
        <source>Share this document, and talk here with everybody who writes in it.</source>
        <translation>共享此文档后，可以在这里与所有撰写者交谈。</translation>
    </message>
    <message>
        <source>This server has no chat: it is of an older Syngraph.</source>
        <translation>此服务器没有聊天功能：它属于较旧的 Syngraph。</translation>
    </message>
    <message>
        <source>What was said here appears as soon as the server is reached. What you write until then is kept and sent then.</source>
        <translation>一旦连接到服务器，这里的谈话就会显示。在此之前写下的内容会保留，届时发送。</translation>
    </message>
    <message>
        <source>Nothing was said here yet.

What is said stays with the document, for everybody who has its link; the newest %1 messages are kept.</source>
        <translation>这里还没有人说话。

所说的内容与文档一起保存，拥有链接的人都能看到；保留最新的 %1 条消息。</translation>
    </message>
    <message>
        <source>With this link you can read the chat, but not write in it.</source>
        <translation>使用此链接可以阅读聊天，但不能发言。</translation>
    </message>
    <message>
        <source>Too many messages wait for the server already.</source>
        <translation>等待服务器的消息已经太多。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln character(s) too long for one message.</source>
        <translation>
            <numerusform>超出一条消息长度 %Ln 个字符。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln character(s) left.</source>
        <translation>
            <numerusform>还剩 %Ln 个字符。</numerusform>
        </translation>
    </message>
    <message>
        <source>The server cannot read the chat of this document at the moment.</source>
        <translation>服务器目前无法读取此文档的聊天。</translation>
    </message>
    <message>
        <source>There is no way to this document any more, so nothing can be said here.</source>
        <translation>已无法连接到此文档，因此无法在这里发言。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s) not sent.</source>
        <translation>
            <numerusform>%Ln 条消息未发送。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln new below</source>
        <translation>
            <numerusform>下方有 %Ln 条新消息</numerusform>
        </translation>
    </message>
    <message>
        <source>The chat of this document is damaged on the server. Nothing can be said here until its operator has removed it.</source>
        <translation>此文档的聊天在服务器上已损坏。在管理员将其移除之前，无法在此发言。</translation>
    </message>
</context>
<context>
    <name>syngraph::ClosePrompt</name>
    <message>
        <source>Wait</source>
        <translation>等待</translation>
    </message>
    <message>
        <source>Save a copy…</source>
        <translation>保存副本…</translation>
    </message>
    <message>
        <source>Quit anyway</source>
        <translation>仍然退出</translation>
    </message>
    <message>
        <source>Close anyway</source>
        <translation>仍然关闭</translation>
    </message>
    <message>
        <source>“%1” is only in this window.</source>
        <translation>“%1”仅存在于此窗口中。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln document(s) are only in this window.</source>
        <translation>
            <numerusform>%Ln 个文档仅存在于此窗口中。</numerusform>
        </translation>
    </message>
    <message>
        <source>Waiting for the server…</source>
        <translation>正在等待服务器…</translation>
    </message>
    <message>
        <source>The last changes of “%1” are not saved.</source>
        <translation>“%1”的最后更改尚未保存。</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>A message in the chat was begun and not sent.</source>
        <translation>聊天中有一条消息已开始撰写但未发送。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln chat message(s) not sent: see the chat.</source>
        <translation>
            <numerusform>%Ln 条聊天消息未发送：请查看聊天。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln document(s) are being saved.</source>
        <translation>
            <numerusform>正在保存 %Ln 个文档。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>syngraph::ColorPopover</name>
    <message>
        <source>Automatic</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>The colour that the page has for text</source>
        <translation>页面的默认文字颜色</translation>
    </message>
    <message>
        <source>Text colour</source>
        <translation>文字颜色</translation>
    </message>
    <message>
        <source>Highlight</source>
        <translation>突出显示</translation>
    </message>
</context>
<context>
    <name>syngraph::ConnectionBanner</name>
    <message>
        <source>Retry now</source>
        <translation>立即重试</translation>
    </message>
    <message>
        <source>Work offline</source>
        <translation>离线工作</translation>
    </message>
    <message>
        <source>Go online</source>
        <translation>转为在线</translation>
    </message>
    <message>
        <source>Save a copy…</source>
        <translation>保存副本…</translation>
    </message>
    <message>
        <source>Copy text</source>
        <translation>复制文本</translation>
    </message>
    <message>
        <source>Host again</source>
        <translation>重新托管</translation>
    </message>
</context>
<context>
    <name>syngraph::ConnectionPill</name>
    <message>
        <source>Connection: %1</source>
        <translation>连接：%1</translation>
    </message>
</context>
<context>
    <name>syngraph::ConnectionWords</name>
    <message>
        <source>All changes saved</source>
        <translation>所有更改均已保存</translation>
    </message>
    <message numerus="yes">
        <source>%Ln edit(s) waiting</source>
        <translation>
            <numerusform>%Ln 处更改等待发送</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln edit(s) not sent</source>
        <translation>
            <numerusform>%Ln 处更改未发送</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln edit(s) are kept on this computer.</source>
        <translation>
            <numerusform>%Ln 处更改已保留在本机。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln edit(s) are only in this window.</source>
        <translation>
            <numerusform>%Ln 处更改仅存在于此窗口中。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln edit(s) kept on this computer</source>
        <translation>
            <numerusform>%Ln 处更改已保留在本机</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln edit(s) only in this window</source>
        <translation>
            <numerusform>%Ln 处更改仅在此窗口中</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln edit(s) are not confirmed by the server.</source>
        <translation>
            <numerusform>%Ln 处更改尚未经服务器确认。</numerusform>
        </translation>
    </message>
    <message>
        <source>This document has not been loaded yet.</source>
        <translation>此文档尚未加载。</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 毫秒</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>Next try in %1 s.</source>
        <translation>%1 秒后重试。</translation>
    </message>
    <message>
        <source>Trying now.</source>
        <translation>正在重试。</translation>
    </message>
    <message>
        <source>Local</source>
        <translation>本地</translation>
    </message>
    <message>
        <source>Kept on this computer</source>
        <translation>已保留在本机</translation>
    </message>
    <message>
        <source>Only in this window</source>
        <translation>仅在此窗口中</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>离线</translation>
    </message>
    <message>
        <source>You are working offline.</source>
        <translation>正在离线工作。</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>正在连接…</translation>
    </message>
    <message>
        <source>Still connecting…</source>
        <translation>仍在连接…</translation>
    </message>
    <message>
        <source>Catching up…</source>
        <translation>正在同步…</translation>
    </message>
    <message>
        <source>Catching up with what the others wrote.</source>
        <translation>正在同步其他人写的内容。</translation>
    </message>
    <message numerus="yes">
        <source>Saving %Ln edit(s)…</source>
        <translation>
            <numerusform>正在保存 %Ln 处更改…</numerusform>
        </translation>
    </message>
    <message>
        <source>Slow</source>
        <translation>缓慢</translation>
    </message>
    <message>
        <source>View only</source>
        <translation>仅供查看</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>实时</translation>
    </message>
    <message>
        <source>This document was made view-only for you.</source>
        <translation>此文档已被改为仅供查看。</translation>
    </message>
    <message>
        <source>Server is full</source>
        <translation>服务器已满</translation>
    </message>
    <message>
        <source>Not saved</source>
        <translation>未保存</translation>
    </message>
    <message>
        <source>The server is out of space; your edits go there as soon as it has some.</source>
        <translation>服务器空间不足；一有空间，更改就会发送过去。</translation>
    </message>
    <message>
        <source>The server has not taken your edits for %1.</source>
        <translation>服务器已有 %1 未接受更改。</translation>
    </message>
    <message>
        <source>No answer</source>
        <translation>无响应</translation>
    </message>
    <message>
        <source>The server does not answer.</source>
        <translation>服务器没有响应。</translation>
    </message>
    <message>
        <source>You can keep typing.</source>
        <translation>可以继续输入。</translation>
    </message>
    <message>
        <source>Connection lost.</source>
        <translation>连接已断开。</translation>
    </message>
    <message>
        <source>The server cannot be reached.</source>
        <translation>无法连接到服务器。</translation>
    </message>
    <message>
        <source>Reconnecting…</source>
        <translation>正在重新连接…</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>未连接</translation>
    </message>
    <message numerus="yes">
        <source>by %Ln people</source>
        <translation>
            <numerusform>(来自 %Ln 人)</numerusform>
        </translation>
    </message>
    <message>
        <source>While you were away: %1.</source>
        <translation>离开期间：%1。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln change(s)</source>
        <translation>
            <numerusform>%Ln 处更改</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Your %Ln edit(s)</source>
        <translation>
            <numerusform>自己的 %Ln 处更改</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 came together with %2.</source>
        <translation>%1已与%2合并。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln other(s)</source>
        <translation>
            <numerusform>其他 %Ln 处更改</numerusform>
        </translation>
    </message>
    <message>
        <source>Restarting</source>
        <translation>正在重启</translation>
    </message>
    <message>
        <source>The server restarts; the connection comes back by itself.</source>
        <translation>服务器正在重启；连接会自动恢复。</translation>
    </message>
    <message>
        <source>This link does not work any more: it expired or was withdrawn. Ask for a new one.</source>
        <translation>此链接已失效：已过期或被撤回。请索取新链接。</translation>
    </message>
    <message>
        <source>This document is not on the server any more.</source>
        <translation>此文档已不在服务器上。</translation>
    </message>
    <message>
        <source>The server speaks another version. Update Syngraph to go on.</source>
        <translation>服务器使用的是另一版本。要继续，请更新 Syngraph。</translation>
    </message>
    <message>
        <source>This document was opened again elsewhere in your name.</source>
        <translation>此文档已以同一名称在别处再次打开。</translation>
    </message>
    <message>
        <source>Stopped: the server is not the one that this link was made for. Neither your text nor the key in the link was sent to it.</source>
        <translation>已停止：该服务器不是此链接所指的服务器。文本和链接中的密钥均未发送给它。</translation>
    </message>
    <message>
        <source>This computer does not know the server&apos;s certificate. Nothing was sent to it. Use the whole link, with everything behind #.</source>
        <translation>本机不认识该服务器的证书。未向它发送任何内容。请使用完整的链接，包括 # 之后的全部内容。</translation>
    </message>
    <message>
        <source>The server refuses this connection.</source>
        <translation>服务器拒绝了此连接。</translation>
    </message>
    <message>
        <source>The connection was stopped.</source>
        <translation>连接已停止。</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>Update needed</source>
        <translation>需要更新</translation>
    </message>
    <message>
        <source>Syngraph made a mistake in this document and stopped working on it. What was on the screen is in a tab of its own.</source>
        <translation>Syngraph 在此文档中出错，已停止处理它。屏幕上的内容在单独的标签页中。</translation>
    </message>
    <message>
        <source>The server&apos;s address was not found. Is this computer online?</source>
        <translation>找不到服务器地址。此计算机是否在线？</translation>
    </message>
    <message>
        <source>No server takes connections at this address.</source>
        <translation>此地址没有服务器接受连接。</translation>
    </message>
    <message>
        <source>No secure connection could be made: the server&apos;s certificate or encryption does not fit.</source>
        <translation>无法建立安全连接：服务器的证书或加密方式不符。</translation>
    </message>
    <message>
        <source>Something in front of the server answered in its place (HTTP %1). A network that wants you to sign in does that.</source>
        <translation>服务器前面的某个设备代为应答（HTTP %1）。要求登录的网络会这样。</translation>
    </message>
    <message>
        <source>The server is busy and asks to wait.</source>
        <translation>服务器繁忙，请求稍候。</translation>
    </message>
    <message>
        <source>The server is out of space.</source>
        <translation>服务器空间已用尽。</translation>
    </message>
    <message>
        <source>The server made a mistake with this document.</source>
        <translation>服务器在处理此文档时出错。</translation>
    </message>
    <message>
        <source>Damaged</source>
        <translation>已损坏</translation>
    </message>
    <message>
        <source>This document is damaged on the server and is not served until its operator has brought it back from a backup.</source>
        <translation>此文档在服务器上已损坏，在其管理员从备份恢复之前不提供服务。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln chat message(s) are not sent.</source>
        <translation>
            <numerusform>%Ln 条聊天消息未发送。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s) waiting</source>
        <translation>
            <numerusform>%Ln 条消息等待发送</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s) not sent</source>
        <translation>
            <numerusform>%Ln 条消息未发送</numerusform>
        </translation>
    </message>
    <message>
        <source>The server can read revision %1, and you see a newer one: keep it.</source>
        <translation>服务器能读取修订版 %1，而屏幕上的版本更新：请保留它。</translation>
    </message>
    <message>
        <source>You see the state of revision %1.</source>
        <translation>显示的是修订版 %1 的状态。</translation>
    </message>
    <message>
        <source>Your edits stay with you until it is mended.</source>
        <translation>在其修复之前，所做的更改保留在本机。</translation>
    </message>
    <message>
        <source>This document was changed while you were away.</source>
        <translation>此文档在离开期间已被更改。</translation>
    </message>
    <message>
        <source>Its key: %1. The link&apos;s: %2.</source>
        <translation>它的密钥：%1。链接中的密钥：%2。</translation>
    </message>
    <message>
        <source>This document is kept by this computer, which is not hosting now.</source>
        <translation>此文档保存在这台电脑上，但它现在没有托管。</translation>
    </message>
    <message>
        <source>This document is damaged on the server, as its log says.</source>
        <translation>此文档在服务器上已损坏，服务器日志中有说明。</translation>
    </message>
    <message>
        <source>The server can read revision %1, and you see your own copy: keep it.</source>
        <translation>服务器可以读取修订版 %1，而您看到的是自己的副本：请保留它。</translation>
    </message>
</context>
<context>
    <name>syngraph::DocumentActions</name>
    <message>
        <source>&amp;Undo</source>
        <translation>撤销(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>重做(&amp;R)</translation>
    </message>
    <message>
        <source>Cu&amp;t</source>
        <translation>剪切(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>复制(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>粘贴(&amp;P)</translation>
    </message>
    <message>
        <source>Paste without f&amp;ormat</source>
        <translation>无格式粘贴(&amp;O)</translation>
    </message>
    <message>
        <source>Select &amp;all</source>
        <translation>全选(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Bold</source>
        <translation>粗体(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Italic</source>
        <translation>斜体(&amp;I)</translation>
    </message>
    <message>
        <source>&amp;Underline</source>
        <translation>下划线(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Strike through</source>
        <translation>删除线(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Code</source>
        <translation>代码(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Link…</source>
        <translation>链接(&amp;L)…</translation>
    </message>
    <message>
        <source>Clear &amp;format</source>
        <translation>清除格式(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Text</source>
        <translation>正文(&amp;T)</translation>
    </message>
    <message>
        <source>Heading &amp;1</source>
        <translation>标题 &amp;1</translation>
    </message>
    <message>
        <source>Heading &amp;2</source>
        <translation>标题 &amp;2</translation>
    </message>
    <message>
        <source>Heading &amp;3</source>
        <translation>标题 &amp;3</translation>
    </message>
    <message>
        <source>Heading &amp;4</source>
        <translation>标题 &amp;4</translation>
    </message>
    <message>
        <source>Heading &amp;5</source>
        <translation>标题 &amp;5</translation>
    </message>
    <message>
        <source>Heading &amp;6</source>
        <translation>标题 &amp;6</translation>
    </message>
    <message>
        <source>&amp;Bulleted list</source>
        <translation>项目符号列表(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Numbered list</source>
        <translation>编号列表(&amp;N)</translation>
    </message>
    <message>
        <source>C&amp;heck list</source>
        <translation>核对清单(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Quote</source>
        <translation>引用(&amp;Q)</translation>
    </message>
    <message>
        <source>Co&amp;de block</source>
        <translation>代码块(&amp;D)</translation>
    </message>
    <message>
        <source>Text colou&amp;r…</source>
        <translation>文字颜色(&amp;R)…</translation>
    </message>
    <message>
        <source>Hi&amp;ghlight…</source>
        <translation>突出显示(&amp;G)…</translation>
    </message>
    <message>
        <source>Align &amp;left</source>
        <translation>左对齐(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Centre</source>
        <translation>居中(&amp;C)</translation>
    </message>
    <message>
        <source>Align &amp;right</source>
        <translation>右对齐(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Justify</source>
        <translation>两端对齐(&amp;J)</translation>
    </message>
    <message>
        <source>&amp;Indent more</source>
        <translation>增加缩进(&amp;I)</translation>
    </message>
    <message>
        <source>I&amp;ndent less</source>
        <translation>减少缩进(&amp;N)</translation>
    </message>
    <message>
        <source>Tic&amp;k off</source>
        <translation>勾选(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;Horizontal line</source>
        <translation>水平线(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Find…</source>
        <translation>查找(&amp;F)…</translation>
    </message>
    <message>
        <source>Zoom &amp;in</source>
        <translation>放大(&amp;I)</translation>
    </message>
    <message>
        <source>Zoom &amp;out</source>
        <translation>缩小(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Actual size</source>
        <translation>实际大小(&amp;A)</translation>
    </message>
    <message>
        <source>I&amp;mage…</source>
        <translation>图像(&amp;M)…</translation>
    </message>
</context>
<context>
    <name>syngraph::DocumentOverlays</name>
    <message>
        <source>You wrote this.</source>
        <translation>这是自己写的。</translation>
    </message>
    <message>
        <source>It is not known who wrote this.</source>
        <translation>不知道这是谁写的。</translation>
    </message>
    <message>
        <source>%1 wrote this.</source>
        <translation>这是 %1 写的。</translation>
    </message>
    <message>
        <source>Somebody wrote this who is not here now.</source>
        <translation>写这段内容的人现在不在此。</translation>
    </message>
</context>
<context>
    <name>syngraph::DocumentTab</name>
    <message>
        <source>Document</source>
        <translation>文档</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Link copied. Send it to whoever should write with you.</source>
        <translation>链接已复制。可发送给要一起书写的人。</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>查看</translation>
    </message>
    <message>
        <source>Nothing was changed while you were away.</source>
        <translation>离开期间没有任何更改。</translation>
    </message>
    <message>
        <source>Copy what I wrote</source>
        <translation>复制自己写的内容</translation>
    </message>
    <message>
        <source>Insert into the document</source>
        <translation>插入到文档中</translation>
    </message>
    <message>
        <source>Save a copy…</source>
        <translation>保存副本…</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>丢弃</translation>
    </message>
    <message>
        <source>Untitled</source>
        <translation>无标题</translation>
    </message>
    <message>
        <source>Following %1 until you type or scroll.</source>
        <translation>正在跟随 %1，输入或滚动即停止。</translation>
    </message>
    <message>
        <source>The text of the whole document was copied.</source>
        <translation>已复制整个文档的文本。</translation>
    </message>
    <message>
        <source>Write to %1?</source>
        <translation>要写邮件给 %1 吗？</translation>
    </message>
    <message>
        <source>Open a page of %1?</source>
        <translation>要打开 %1 的网页吗？</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>A copy was saved as %1</source>
        <translation>副本已保存为 %1</translation>
    </message>
    <message>
        <source>The copy could not be saved as %1: %2</source>
        <translation>无法将副本保存为 %1：%2</translation>
    </message>
    <message>
        <source>%1 exists already.</source>
        <translation>%1 已存在。</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>替换</translation>
    </message>
    <message>
        <source>Save a copy</source>
        <translation>保存副本</translation>
    </message>
    <message>
        <source>Markdown (*.md)</source>
        <translation>Markdown (*.md)</translation>
    </message>
    <message>
        <source>Web page (*.html)</source>
        <translation>网页 (*.html)</translation>
    </message>
    <message>
        <source>Plain text (*.txt)</source>
        <translation>纯文本 (*.txt)</translation>
    </message>
    <message>
        <source>Operations (*.json)</source>
        <translation>操作记录 (*.json)</translation>
    </message>
    <message>
        <source>Not all of it could be read.</source>
        <translation>部分内容无法读取。</translation>
    </message>
    <message>
        <source>Syngraph document (*.syngraph)</source>
        <translation>Syngraph 文档 (*.syngraph)</translation>
    </message>
    <message>
        <source>OpenDocument text (*.odt)</source>
        <translation>OpenDocument 文本 (*.odt)</translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation>PDF (*.pdf)</translation>
    </message>
    <message>
        <source>Only a .syngraph file has everything.</source>
        <translation>只有 .syngraph 文件包含全部内容。</translation>
    </message>
    <message>
        <source>%1 has no caret in the text yet.</source>
        <translation>%1 在文中还没有光标。</translation>
    </message>
    <message>
        <source>Nobody else has a caret in the text.</source>
        <translation>其他人在文中都没有光标。</translation>
    </message>
    <message>
        <source>That is too much to be pasted with its formats: the text alone is there.</source>
        <translation>内容过多，无法连同格式一起粘贴：只粘贴了文字。</translation>
    </message>
    <message>
        <source>Not all of it could be pasted. %1</source>
        <translation>未能全部粘贴。%1</translation>
    </message>
    <message>
        <source>The document was not printed.</source>
        <translation>文档未打印。</translation>
    </message>
    <message>
        <source>Printed to %1.</source>
        <translation>已打印到 %1。</translation>
    </message>
    <message>
        <source>Sent to the printer %1.</source>
        <translation>已发送到打印机 %1。</translation>
    </message>
    <message>
        <source>Printing…</source>
        <translation>正在打印…</translation>
    </message>
    <message>
        <source>The links of this document can be managed from here now.</source>
        <translation>现在可以在这里管理此文档的链接。</translation>
    </message>
    <message>
        <source>The server refused the owner&apos;s link of this document: its links are not managed from here for now.</source>
        <translation>服务器拒绝了此文档的所有者链接：目前不能在这里管理它的链接。</translation>
    </message>
</context>
<context>
    <name>syngraph::EditWords</name>
    <message>
        <source>This text has characters that a document cannot hold.</source>
        <translation>此文本含有文档无法容纳的字符。</translation>
    </message>
    <message>
        <source>This paragraph is full. Start a new one.</source>
        <translation>此段落已满。请另起一段。</translation>
    </message>
    <message>
        <source>The document is full.</source>
        <translation>文档已满。</translation>
    </message>
    <message>
        <source>The document has as many paragraphs as it can.</source>
        <translation>文档的段落数已达上限。</translation>
    </message>
    <message>
        <source>The document has as many links and formats as it can.</source>
        <translation>文档的链接和格式数已达上限。</translation>
    </message>
    <message>
        <source>This is too much to paste at once.</source>
        <translation>内容太多，无法一次粘贴。</translation>
    </message>
    <message>
        <source>What was copied is damaged.</source>
        <translation>复制的内容已损坏。</translation>
    </message>
    <message>
        <source>Links may lead to web pages, e-mail addresses and shared documents.</source>
        <translation>链接可以指向网页、电子邮件地址和共享文档。</translation>
    </message>
    <message>
        <source>This cannot be put into the document.</source>
        <translation>无法将此内容放入文档。</translation>
    </message>
    <message>
        <source>You may not edit the shared document any more. This is what you had on the screen; your last edits are not in the document.</source>
        <translation>已不能再编辑此共享文档。这是屏幕上原有的内容；最后的更改不在文档中。</translation>
    </message>
    <message>
        <source>The shared document is full. This is what you had on the screen; your last edits are not in the document.</source>
        <translation>共享文档已满。这是屏幕上原有的内容；最后的更改不在文档中。</translation>
    </message>
    <message>
        <source>The server&apos;s document was replaced meanwhile. This is what you had on the screen; your last edits are not in the document.</source>
        <translation>服务器上的文档在此期间已被替换。这是屏幕上原有的内容；最后的更改不在文档中。</translation>
    </message>
    <message>
        <source>The server did not take your last edits. This is what you had on the screen; they are not in the document.</source>
        <translation>服务器未接受最后的更改。这是屏幕上原有的内容；这些更改不在文档中。</translation>
    </message>
    <message>
        <source>The server&apos;s document is not the one that was on your screen. This is what you had there.</source>
        <translation>服务器上的文档与屏幕上的不同。这是屏幕上原有的内容。</translation>
    </message>
    <message>
        <source>A step that cannot be undone or redone any more was left out.</source>
        <translation>已略过一个无法再撤销或重做的步骤。</translation>
    </message>
</context>
<context>
    <name>syngraph::FiguresPopover</name>
    <message>
        <source>Length of the text</source>
        <translation>文本长度</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>文档</translation>
    </message>
    <message>
        <source>Selection</source>
        <translation>选区</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>词</translation>
    </message>
    <message>
        <source>Characters</source>
        <translation>字符</translation>
    </message>
    <message>
        <source>Paragraphs</source>
        <translation>段落</translation>
    </message>
</context>
<context>
    <name>syngraph::FileCommands</name>
    <message>
        <source>Documents (*.syngraph *.odt *.md *.markdown *.html *.htm *.txt)</source>
        <translation>文档 (*.syngraph *.odt *.md *.markdown *.html *.htm *.txt)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Only files of this computer can be opened.</source>
        <translation>只能打开本机上的文件。</translation>
    </message>
    <message numerus="yes">
        <source>At most %Ln file(s) can be opened at once.</source>
        <translation>
            <numerusform>一次最多可打开 %Ln 个文件。</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing to save: the server has everything.</source>
        <translation>无需保存：服务器上已有全部内容。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln edit(s) are kept here and go to the server by themselves.</source>
        <translation>
            <numerusform>%Ln 处更改已保留在本机，会自动发送到服务器。</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 was changed by another program.</source>
        <translation>%1 已被其他程序更改。</translation>
    </message>
    <message>
        <source>Saving takes out of %1 what is not here. %2</source>
        <translation>保存会从 %1 中去掉此处没有的内容。%2</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>替换</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>另存为…</translation>
    </message>
    <message>
        <source>Save as</source>
        <translation>另存为</translation>
    </message>
    <message>
        <source>%1 could not be saved: %2</source>
        <translation>无法保存 %1：%2</translation>
    </message>
    <message>
        <source>Saved as %1</source>
        <translation>已保存为 %1</translation>
    </message>
    <message>
        <source>Saved as %1, without the formats: it is plain text.</source>
        <translation>已保存为 %1，不含格式：它是纯文本。</translation>
    </message>
    <message>
        <source>Saving %1…</source>
        <translation>正在保存 %1…</translation>
    </message>
</context>
<context>
    <name>syngraph::FindBar</name>
    <message>
        <source>Replace</source>
        <translation>替换</translation>
    </message>
    <message>
        <source>Replace all</source>
        <translation>全部替换</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>查找</translation>
    </message>
    <message>
        <source>Previous (Shift+F3)</source>
        <translation>上一个 (Shift+F3)</translation>
    </message>
    <message>
        <source>Next (F3)</source>
        <translation>下一个 (F3)</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>关闭 (Esc)</translation>
    </message>
    <message>
        <source>Match case</source>
        <translation>区分大小写</translation>
    </message>
    <message>
        <source>Word</source>
        <translation>全字</translation>
    </message>
    <message>
        <source>Whole words</source>
        <translation>全字匹配</translation>
    </message>
    <message>
        <source>Regular expression</source>
        <translation>正则表达式</translation>
    </message>
    <message>
        <source>Replace with</source>
        <translation>替换为</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>未找到</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>第 %1 处，共 %2 处</translation>
    </message>
    <message>
        <source>%1 found</source>
        <translation>找到 %1 处</translation>
    </message>
    <message>
        <source>Not a regular expression</source>
        <translation>不是正则表达式</translation>
    </message>
    <message>
        <source>This expression takes too long</source>
        <translation>此表达式耗时过长</translation>
    </message>
    <message numerus="yes">
        <source>%Ln replaced</source>
        <translation>
            <numerusform>已替换 %Ln 处</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Replacing… %Ln so far. Esc stops.</source>
        <translation>
            <numerusform>正在替换… 已替换 %Ln 处。按 Esc 停止。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>syngraph::FormatToolbar</name>
    <message>
        <source>Format</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>More tools</source>
        <translation>更多工具</translation>
    </message>
    <message>
        <source>Kind of paragraph</source>
        <translation>段落类型</translation>
    </message>
    <message>
        <source>Kind of paragraph: %1</source>
        <translation>段落类型：%1</translation>
    </message>
    <message>
        <source>Alignment: %1</source>
        <translation>对齐方式：%1</translation>
    </message>
    <message>
        <source>Alignment</source>
        <translation>对齐方式</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>共享</translation>
    </message>
</context>
<context>
    <name>syngraph::Gathering</name>
    <message>
        <source>Go there</source>
        <translation>前往</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>暂不</translation>
    </message>
    <message>
        <source>You are not connected: nobody can be asked.</source>
        <translation>未连接：无法邀请任何人。</translation>
    </message>
    <message>
        <source>Only who may edit can ask the others to come.</source>
        <translation>只有可以编辑的人才能邀请其他人过来。</translation>
    </message>
    <message>
        <source>This server is of an older Syngraph and cannot ask the others.</source>
        <translation>此服务器属于较旧的 Syngraph，无法邀请其他人。</translation>
    </message>
    <message>
        <source>Nobody else is here.</source>
        <translation>这里没有其他人。</translation>
    </message>
    <message>
        <source>You have just asked. Give them a moment.</source>
        <translation>刚刚已经邀请过，请稍候。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln other(s) were asked to come here.</source>
        <translation>
            <numerusform>已邀请其他 %Ln 人到这里来。</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 asks everybody to come here.</source>
        <translation>%1 邀请所有人到这里来。</translation>
    </message>
    <message>
        <source>Mute</source>
        <translation>静音</translation>
    </message>
    <message>
        <source>Asking the others to come here…</source>
        <translation>正在邀请其他人到这里来…</translation>
    </message>
    <message>
        <source>The others could not be asked: the server does not answer.</source>
        <translation>无法邀请其他人：服务器没有响应。</translation>
    </message>
    <message>
        <source>The others could not be asked: what you wrote is not on the server yet.</source>
        <translation>无法通知其他人：所写内容尚未到达服务器。</translation>
    </message>
    <message>
        <source>This document is damaged on the server: nobody can be asked.</source>
        <translation>此文档在服务器上已损坏：无法邀请任何人。</translation>
    </message>
</context>
<context>
    <name>syngraph::GoToPopover</name>
    <message>
        <source>Number of the paragraph</source>
        <translation>段落编号</translation>
    </message>
    <message>
        <source>Go</source>
        <translation>转到</translation>
    </message>
    <message>
        <source>Go to paragraph (1 to %1)</source>
        <translation>转到段落（1 到 %1）</translation>
    </message>
    <message>
        <source>Go to paragraph</source>
        <translation>转到段落</translation>
    </message>
</context>
<context>
    <name>syngraph::HostPopover</name>
    <message>
        <source>The server&apos;s program (syngraph-server) is not installed.</source>
        <translation>未安装服务器程序 (syngraph-server)。</translation>
    </message>
    <message>
        <source>This computer is in no network that others could reach it by.</source>
        <translation>本机不在其他人能够访问的网络中。</translation>
    </message>
    <message>
        <source>Other programs use all the ports that were tried. Try again.</source>
        <translation>尝试过的端口均被其他程序占用。请重试。</translation>
    </message>
    <message>
        <source>The server ended by itself.</source>
        <translation>服务器自行终止了。</translation>
    </message>
    <message>
        <source>Only for programs on this computer</source>
        <translation>仅限本机上的程序</translation>
    </message>
    <message>
        <source>For everybody in my network who has a link</source>
        <translation>本地网络中所有持有链接的人</translation>
    </message>
    <message>
        <source>Go on when the window closes</source>
        <translation>窗口关闭后继续运行</translation>
    </message>
    <message>
        <source>Host on this computer</source>
        <translation>将本机用作服务器</translation>
    </message>
    <message>
        <source>Documents that you share are then kept on this computer. Others can work in them while it is on and hosts them.</source>
        <translation>共享的文档将保存在本机上。只要本机开着并充当服务器，其他人就可以编辑这些文档。</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>正在启动…</translation>
    </message>
    <message>
        <source>This computer is a server at %1.</source>
        <translation>本机现为服务器，地址为 %1。</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>启动</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Another server has the documents of this computer open. It has to end first.</source>
        <translation>另一个服务器已打开此计算机的文档。必须先结束它。</translation>
    </message>
    <message>
        <source>The server&apos;s folder cannot be written.</source>
        <translation>无法写入服务器的文件夹。</translation>
    </message>
</context>
<context>
    <name>syngraph::JournalBar</name>
    <message>
        <source>The disk is full.</source>
        <translation>磁盘已满。</translation>
    </message>
    <message>
        <source>The folder for unsent edits cannot be written.</source>
        <translation>无法写入存放未发送更改的文件夹。</translation>
    </message>
    <message>
        <source>Another Syngraph keeps the unsent edits and does not answer.</source>
        <translation>未发送的更改由另一个 Syngraph 保管，但它没有响应。</translation>
    </message>
    <message>
        <source>The unsent edits on this computer are of a later Syngraph and were left as they are.</source>
        <translation>本机上未发送的更改来自更新版本的 Syngraph，已原样保留。</translation>
    </message>
    <message>
        <source>The disk reports errors.</source>
        <translation>磁盘报告错误。</translation>
    </message>
    <message>
        <source>You can go on typing, but until it is sent it is only in this window.</source>
        <translation>可以继续输入，但在发送之前，内容仅存在于此窗口中。</translation>
    </message>
    <message>
        <source>The file with unsent edits was damaged. What could be read is here; the file is kept as %1</source>
        <translation>保存未发送更改的文件已损坏。能读取的内容在此；该文件保留为 %1</translation>
    </message>
    <message>
        <source>The file with unsent edits was damaged and could not be read; it is kept as %1</source>
        <translation>保存未发送更改的文件已损坏，无法读取；该文件保留为 %1</translation>
    </message>
    <message>
        <source>The disk does not answer.</source>
        <translation>磁盘没有响应。</translation>
    </message>
</context>
<context>
    <name>syngraph::KeyList</name>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>No key has to do with that.</source>
        <translation>没有相关的按键。</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>键盘快捷键</translation>
    </message>
    <message>
        <source>What do you want to do?</source>
        <translation>想做什么？</translation>
    </message>
    <message>
        <source>Search in the keyboard shortcuts</source>
        <translation>在键盘快捷键中搜索</translation>
    </message>
    <message>
        <source>What</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>按键</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>窗口</translation>
    </message>
    <message>
        <source>While writing</source>
        <translation>书写时</translation>
    </message>
    <message>
        <source>A new line in the same paragraph</source>
        <translation>在同一段落中换行</translation>
    </message>
    <message>
        <source>A list item one level deeper</source>
        <translation>列表项下移一级</translation>
    </message>
    <message>
        <source>A list item one level higher</source>
        <translation>列表项上移一级</translation>
    </message>
    <message>
        <source>Stop following somebody</source>
        <translation>停止跟随</translation>
    </message>
</context>
<context>
    <name>syngraph::LinkForm</name>
    <message>
        <source>Make and copy</source>
        <translation>创建并复制</translation>
    </message>
    <message>
        <source>Can edit</source>
        <translation>可编辑</translation>
    </message>
    <message>
        <source>Can view</source>
        <translation>可查看</translation>
    </message>
    <message>
        <source>Can edit and manage links</source>
        <translation>可编辑并管理链接</translation>
    </message>
    <message>
        <source>Such as: Team</source>
        <translation>例如：团队</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>永不</translation>
    </message>
    <message>
        <source>In 1 day</source>
        <translation>1 天后</translation>
    </message>
    <message>
        <source>In 1 week</source>
        <translation>1 周后</translation>
    </message>
    <message>
        <source>In 30 days</source>
        <translation>30 天后</translation>
    </message>
    <message>
        <source>Any number</source>
        <translation>不限</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Whoever has it</source>
        <translation>持有者</translation>
    </message>
    <message>
        <source>Name of the link</source>
        <translation>链接名称</translation>
    </message>
    <message>
        <source>Expires</source>
        <translation>到期</translation>
    </message>
    <message>
        <source>Lets in</source>
        <translation>允许进入</translation>
    </message>
    <message>
        <source>Counted are editors: each computer once, however often it comes back.</source>
        <translation>按编辑器计数：每台电脑只算一次，无论回来多少次。</translation>
    </message>
</context>
<context>
    <name>syngraph::LinkRow</name>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Revoke…</source>
        <translation>撤销…</translation>
    </message>
    <message>
        <source>Keep the link</source>
        <translation>保留链接</translation>
    </message>
    <message>
        <source>Revoke</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Copy the link “%1”</source>
        <translation>复制链接“%1”</translation>
    </message>
    <message>
        <source>Revoke the link “%1”</source>
        <translation>撤销链接“%1”</translation>
    </message>
</context>
<context>
    <name>syngraph::LinkSection</name>
    <message>
        <source>New link…</source>
        <translation>新建链接…</translation>
    </message>
    <message>
        <source>The new link is copied.</source>
        <translation>新链接已复制。</translation>
    </message>
    <message numerus="yes">
        <source>The link is revoked; %Ln person(s) were disconnected.</source>
        <translation>
            <numerusform>链接已撤销；%Ln 人已断开连接。</numerusform>
        </translation>
    </message>
    <message>
        <source>The link is revoked.</source>
        <translation>链接已撤销。</translation>
    </message>
    <message>
        <source>The server is of an older version: links are managed there by its administrator alone.</source>
        <translation>服务器版本较旧：那里的链接只能由管理员管理。</translation>
    </message>
    <message>
        <source>Managing links needs the server, and there is no connection to it at the moment.</source>
        <translation>管理链接需要服务器，而目前没有连接。</translation>
    </message>
    <message>
        <source>Asking the server for the links…</source>
        <translation>正在向服务器查询链接…</translation>
    </message>
    <message>
        <source>There are no links to this document.</source>
        <translation>此文档没有链接。</translation>
    </message>
    <message>
        <source>The link that this window uses works until %1.</source>
        <translation>此窗口所用的链接有效至 %1。</translation>
    </message>
    <message>
        <source>Links (%1)</source>
        <translation>链接（%1）</translation>
    </message>
    <message>
        <source>Links</source>
        <translation>链接</translation>
    </message>
    <message>
        <source>The link “%1” is copied.</source>
        <translation>链接“%1”已复制。</translation>
    </message>
    <message>
        <source>Whoever has it manages the links, too.</source>
        <translation>持有者也可管理链接。</translation>
    </message>
    <message>
        <source>The link can be copied once the server has said what it allows.</source>
        <translation>等服务器说明该链接允许什么之后即可复制。</translation>
    </message>
    <message>
        <source>The server refused the owner&apos;s link that is kept here, so the links are not managed from here for now. It is tried again at the next start.</source>
        <translation>服务器拒绝了保存在这里的所有者链接，因此目前不能在这里管理链接。下次启动时会再试。</translation>
    </message>
    <message>
        <source>Links are managed by whoever has an owner&apos;s link. Where nobody has one, the server&apos;s administrator makes it.</source>
        <translation>链接由持有所有者链接的人管理。如果没有人持有，则由服务器管理员创建。</translation>
    </message>
</context>
<context>
    <name>syngraph::LinkTips</name>
    <message>
        <source>%1click opens it.</source>
        <comment>%1 is a key with a plus sign</comment>
        <translation>%1单击可打开。</translation>
    </message>
</context>
<context>
    <name>syngraph::LinkWords</name>
    <message>
        <source>Paste a link first.</source>
        <translation>请先粘贴链接。</translation>
    </message>
    <message>
        <source>This is too long to be a link.</source>
        <translation>内容太长，不可能是链接。</translation>
    </message>
    <message>
        <source>This is not a link. It should begin with https://</source>
        <translation>这不是链接。链接应以 https:// 开头</translation>
    </message>
    <message>
        <source>There is a character in this link that does not belong there, such as a space.</source>
        <translation>此链接中有不应出现的字符，例如空格。</translation>
    </message>
    <message>
        <source>A link must not contain a user name before the host.</source>
        <translation>链接中的主机名前不能有用户名。</translation>
    </message>
    <message>
        <source>The host name in this link is not valid.</source>
        <translation>此链接中的主机名无效。</translation>
    </message>
    <message>
        <source>The port in this link is not valid.</source>
        <translation>此链接中的端口无效。</translation>
    </message>
    <message>
        <source>This address does not lead to a document.</source>
        <translation>此地址不指向任何文档。</translation>
    </message>
    <message>
        <source>The document&apos;s part of this link is damaged.</source>
        <translation>此链接中的文档部分已损坏。</translation>
    </message>
    <message>
        <source>The part behind # is missing. Copy the whole link once more.</source>
        <translation>缺少 # 之后的部分。请重新复制完整的链接。</translation>
    </message>
    <message>
        <source>The part behind # is damaged. Copy the whole link again.</source>
        <translation># 之后的部分已损坏。请重新复制完整的链接。</translation>
    </message>
    <message>
        <source>The fingerprint in this link is damaged.</source>
        <translation>此链接中的指纹已损坏。</translation>
    </message>
    <message>
        <source>This link has more than one fingerprint.</source>
        <translation>此链接含有多个指纹。</translation>
    </message>
    <message>
        <source>There is something at the end of this link that does not belong there.</source>
        <translation>此链接末尾有不应出现的内容。</translation>
    </message>
    <message>
        <source>Links without encryption (http://) work on this computer only.</source>
        <translation>未加密的链接 (http://) 只能在本机上使用。</translation>
    </message>
    <message>
        <source>This is not a link.</source>
        <translation>这不是链接。</translation>
    </message>
    <message>
        <source>The server cannot be reached. Check the address and your connection.</source>
        <translation>无法连接到服务器。请检查地址和网络连接。</translation>
    </message>
    <message>
        <source>The server does not let you make documents. Use the address that its administrator gave you, with everything behind #.</source>
        <translation>服务器不允许创建文档。请使用服务器管理员提供的地址，包括 # 之后的全部内容。</translation>
    </message>
    <message>
        <source>The server&apos;s key is not the one in the address. Nothing was sent to it.</source>
        <translation>服务器的密钥与地址中的不符。未向它发送任何内容。</translation>
    </message>
    <message>
        <source>This computer does not know the server&apos;s certificate. Use the whole address that the server printed, with everything behind #.</source>
        <translation>本机不认识该服务器的证书。请使用服务器显示的完整地址，包括 # 之后的全部内容。</translation>
    </message>
    <message>
        <source>This is not a Syngraph server of a known version.</source>
        <translation>这不是已知版本的 Syngraph 服务器。</translation>
    </message>
    <message>
        <source>The server is too busy. Try again in a moment.</source>
        <translation>服务器太忙。请稍后重试。</translation>
    </message>
    <message>
        <source>Sharing did not work.</source>
        <translation>共享失败。</translation>
    </message>
    <message>
        <source>Leads to %1.</source>
        <translation>指向 %1。</translation>
    </message>
    <message>
        <source>It was written with letters that can look like others.</source>
        <translation>其中含有容易与其他字母混淆的字母。</translation>
    </message>
    <message>
        <source>This link leads to a program on this computer itself. Open it only if you know why.</source>
        <translation>此链接指向本机上的一个程序。只有清楚缘由时才可打开。</translation>
    </message>
    <message>
        <source>This link leads to a machine in your own network.</source>
        <translation>此链接指向本地网络中的一台设备。</translation>
    </message>
    <message>
        <source>its key: %1, the address&apos;s: %2</source>
        <translation>它的密钥：%1，地址中的密钥：%2</translation>
    </message>
</context>
<context>
    <name>syngraph::MainWindow</name>
    <message>
        <source>Change…</source>
        <translation>更改…</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>共享</translation>
    </message>
    <message>
        <source>View only</source>
        <translation>仅供查看</translation>
    </message>
    <message>
        <source>Shared · %1</source>
        <translation>已共享 · %1</translation>
    </message>
    <message>
        <source>Shared</source>
        <translation>已共享</translation>
    </message>
    <message>
        <source>Link copied.</source>
        <translation>链接已复制。</translation>
    </message>
    <message>
        <source>No program was found that opens %1.</source>
        <translation>未找到可打开 %1 的程序。</translation>
    </message>
    <message>
        <source>The document was not shared.</source>
        <translation>文档未能共享。</translation>
    </message>
    <message>
        <source>The others see you as %1.</source>
        <translation>对其他人显示的名称为 %1。</translation>
    </message>
    <message>
        <source>About Syngraph</source>
        <translation>关于 Syngraph</translation>
    </message>
    <message>
        <source>Syngraph %1</source>
        <translation>Syngraph %1</translation>
    </message>
    <message>
        <source>Write one document together, on a server of your own.</source>
        <translation>在自己的服务器上共同书写一份文档。</translation>
    </message>
    <message>
        <source>Recovered from %1</source>
        <translation>从 %1 恢复</translation>
    </message>
    <message>
        <source>The document is not open for writing yet. Insert the text once it is.</source>
        <translation>文档尚未打开供编辑。打开后再插入文本。</translation>
    </message>
    <message>
        <source>Leave it running</source>
        <translation>保持运行</translation>
    </message>
    <message>
        <source>Stop and quit</source>
        <translation>停止并退出</translation>
    </message>
    <message numerus="yes">
        <source>%Ln other(s) work on this computer&apos;s documents and would lose the connection.</source>
        <translation>
            <numerusform>另有 %Ln 人正在编辑本机上的文档，他们的连接将会断开。</numerusform>
        </translation>
    </message>
    <message>
        <source>Start again</source>
        <translation>重新启动</translation>
    </message>
    <message>
        <source>What was not sent last time goes to the server as soon as it answers.</source>
        <translation>上次未发送的内容将在服务器响应后立即发送。</translation>
    </message>
    <message>
        <source>What of “%1” is not sent yet is kept, and sent when it is open again.</source>
        <translation>“%1”中尚未发送的内容会保留，并在重新打开时发送。</translation>
    </message>
    <message>
        <source>The message in the chat of “%1” is kept, and there when it is open again.</source>
        <translation>“%1”聊天中未写完的消息已保留，再次打开时仍在。</translation>
    </message>
    <message>
        <source>There is no link to give away. “Manage links…” makes one.</source>
        <translation>没有可分享的链接。“管理链接…”可创建一个。</translation>
    </message>
    <message>
        <source>The server of this computer could not be started again, and would not go on.</source>
        <translation>这台电脑上的服务器无法重新启动，因此不会继续运行。</translation>
    </message>
    <message>
        <source>The link can be copied once the server has said what it allows.</source>
        <translation>等服务器说明该链接允许什么之后即可复制。</translation>
    </message>
</context>
<context>
    <name>syngraph::ManagedLinks</name>
    <message>
        <source>made %1</source>
        <translation>创建于 %1</translation>
    </message>
    <message>
        <source>yours</source>
        <translation>本人的</translation>
    </message>
    <message>
        <source>View-only link</source>
        <translation>只读链接</translation>
    </message>
    <message>
        <source>Edit link</source>
        <translation>编辑链接</translation>
    </message>
    <message>
        <source>Owner&apos;s link</source>
        <translation>所有者链接</translation>
    </message>
    <message>
        <source>can view</source>
        <translation>可查看</translation>
    </message>
    <message>
        <source>can edit</source>
        <translation>可编辑</translation>
    </message>
    <message>
        <source>can edit and manage links</source>
        <translation>可编辑并管理链接</translation>
    </message>
    <message>
        <source>revoked</source>
        <translation>已撤销</translation>
    </message>
    <message>
        <source>expired</source>
        <translation>已过期</translation>
    </message>
    <message>
        <source>until %1</source>
        <translation>有效至 %1</translation>
    </message>
    <message numerus="yes">
        <source>%Ln person(s) now</source>
        <translation>
            <numerusform>目前 %Ln 人</numerusform>
        </translation>
    </message>
    <message>
        <source>last used %1</source>
        <translation>上次使用 %1</translation>
    </message>
    <message>
        <source>never used</source>
        <translation>从未使用</translation>
    </message>
    <message numerus="yes">
        <source>%Ln person(s) will be disconnected. The document and its history stay.</source>
        <translation>
            <numerusform>将断开 %Ln 人的连接。文档及其历史保留。</numerusform>
        </translation>
    </message>
    <message>
        <source>Nobody is connected by it at the moment. The document and its history stay.</source>
        <translation>目前无人通过它连接。文档及其历史保留。</translation>
    </message>
    <message>
        <source>This needs the server, and there is no connection to it at the moment.</source>
        <translation>这需要服务器，而目前没有连接。</translation>
    </message>
    <message>
        <source>The links may not be managed from here any more.</source>
        <translation>已不能从这里管理链接。</translation>
    </message>
    <message>
        <source>The document has as many links as it may have. Revoke one of them first.</source>
        <translation>此文档的链接数已达上限。请先撤销一个。</translation>
    </message>
    <message>
        <source>This link is gone already.</source>
        <translation>此链接已不存在。</translation>
    </message>
    <message>
        <source>This is the last link by which the links can be managed. Without it nobody could ever end one again, so only the server&apos;s administrator can revoke it.</source>
        <translation>这是最后一个可用于管理链接的链接。没有它，就再也没有人能撤销链接，因此只有服务器管理员可以撤销它。</translation>
    </message>
    <message>
        <source>That was too much at once. Try again in a minute.</source>
        <translation>一次操作过多。请一分钟后重试。</translation>
    </message>
    <message>
        <source>The server is out of space.</source>
        <translation>服务器空间不足。</translation>
    </message>
    <message>
        <source>The server could not do that. Try again in a moment.</source>
        <translation>服务器未能完成。请稍后重试。</translation>
    </message>
    <message>
        <source>has let in %1 of %2 editors</source>
        <translation>已允许 %1/%2 个编辑器进入</translation>
    </message>
    <message>
        <source>This window uses it itself and goes on by another link.</source>
        <translation>此窗口自己在使用它，之后会改用另一个链接。</translation>
    </message>
    <message>
        <source>This window uses it itself and knows no other: nothing can be written here any more then, and what was not sent yet stays here.</source>
        <translation>此窗口自己在使用它，而且不知道其他链接：之后这里不能再写任何内容，尚未发送的内容会留在这里。</translation>
    </message>
    <message>
        <source>The connection ended before the server answered. Whether it was done is not known; the list will show it.</source>
        <translation>连接在服务器回答之前中断。是否已完成尚不清楚；列表会显示结果。</translation>
    </message>
</context>
<context>
    <name>syngraph::NoticeBar</name>
    <message>
        <source>Dismiss</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>syngraph::OpenLinkPopover</name>
    <message>
        <source>Open a shared document</source>
        <translation>打开共享文档</translation>
    </message>
    <message>
        <source>Paste the link here: https://…</source>
        <translation>在此粘贴链接：https://…</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>链接</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>粘贴</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
</context>
<context>
    <name>syngraph::ParagraphHint</name>
    <message>
        <source>This paragraph is very long, and writing in it may become slow. Several shorter ones are faster.</source>
        <translation>这个段落很长，在其中书写可能会变慢。分成几个较短的段落会更快。</translation>
    </message>
</context>
<context>
    <name>syngraph::ParticipantsModel</name>
    <message>
        <source>Unnamed</source>
        <translation>未命名</translation>
    </message>
    <message>
        <source>can view</source>
        <translation>可查看</translation>
    </message>
    <message>
        <source>can edit</source>
        <translation>可编辑</translation>
    </message>
    <message>
        <source>line %1</source>
        <translation>第 %1 行</translation>
    </message>
    <message>
        <source>typing</source>
        <translation>正在输入</translation>
    </message>
    <message numerus="yes">
        <source>idle for %Ln min</source>
        <translation>
            <numerusform>已空闲 %Ln 分钟</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>idle for %Ln h</source>
        <translation>
            <numerusform>已空闲 %Ln 小时</numerusform>
        </translation>
    </message>
    <message>
        <source>(you)</source>
        <translation>（自己）</translation>
    </message>
</context>
<context>
    <name>syngraph::PeoplePanel</name>
    <message>
        <source>Nobody else can see this document yet.

Press Share and send the link: whoever opens it appears here, with a caret of their own.</source>
        <translation>还没有其他人能看到此文档。

按“共享”并发送链接：打开链接的人会出现在这里，并有自己的光标。</translation>
    </message>
    <message>
        <source>People</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>People who have this document open</source>
        <translation>打开了此文档的人员</translation>
    </message>
    <message>
        <source>Hide the list of people</source>
        <translation>隐藏人员列表</translation>
    </message>
    <message>
        <source>Change your name</source>
        <translation>更改自己的名称</translation>
    </message>
    <message>
        <source>Go there</source>
        <translation>转到该处</translation>
    </message>
    <message>
        <source>Follow</source>
        <translation>跟随</translation>
    </message>
</context>
<context>
    <name>syngraph::PersonDelegate</name>
    <message>
        <source>(you)</source>
        <translation>（自己）</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>自己的名称</translation>
    </message>
    <message>
        <source>Press F2 or double-click to change your name</source>
        <translation>按 F2 或双击可更改自己的名称</translation>
    </message>
</context>
<context>
    <name>syngraph::ProfilePopover</name>
    <message>
        <source>Apply</source>
        <translation>应用</translation>
    </message>
    <message>
        <source>How the others see you</source>
        <translation>在其他人处的显示方式</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>自己的名称</translation>
    </message>
    <message>
        <source>Blue</source>
        <translation>蓝色</translation>
    </message>
    <message>
        <source>Orange</source>
        <translation>橙色</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>绿色</translation>
    </message>
    <message>
        <source>Purple</source>
        <translation>紫色</translation>
    </message>
    <message>
        <source>Teal</source>
        <translation>蓝绿色</translation>
    </message>
    <message>
        <source>Pink</source>
        <translation>粉色</translation>
    </message>
    <message>
        <source>Ochre</source>
        <translation>赭色</translation>
    </message>
    <message>
        <source>Violet</source>
        <translation>紫罗兰色</translation>
    </message>
    <message>
        <source>Olive</source>
        <translation>橄榄色</translation>
    </message>
    <message>
        <source>Red</source>
        <translation>红色</translation>
    </message>
    <message>
        <source>Sea green</source>
        <translation>海绿色</translation>
    </message>
    <message>
        <source>Magenta</source>
        <translation>品红色</translation>
    </message>
</context>
<context>
    <name>syngraph::RemoteActivity</name>
    <message>
        <source>Somebody</source>
        <translation>某人</translation>
    </message>
</context>
<context>
    <name>syngraph::SharePopover</name>
    <message>
        <source>Name of the document</source>
        <translation>文档名称</translation>
    </message>
    <message>
        <source>Address of the server</source>
        <translation>服务器地址</translation>
    </message>
    <message>
        <source>Server, such as https://pad.example.org</source>
        <translation>服务器，例如 https://pad.example.org</translation>
    </message>
    <message>
        <source>The document goes to this server, and everybody with the link can edit it. The server prints its address when it starts.</source>
        <translation>文档将存放到此服务器，持有链接的人都可以编辑。服务器启动时会显示其地址。</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>共享</translation>
    </message>
    <message>
        <source>Host on this computer…</source>
        <translation>将本机用作服务器…</translation>
    </message>
    <message>
        <source>Copy view-only link</source>
        <translation>复制查看链接</translation>
    </message>
    <message>
        <source>Link copied.</source>
        <translation>链接已复制。</translation>
    </message>
    <message>
        <source>View-only link copied.</source>
        <translation>查看链接已复制。</translation>
    </message>
    <message>
        <source>Which server? Type its address.</source>
        <translation>哪个服务器？请输入其地址。</translation>
    </message>
    <message>
        <source>This is not the address of a server: there is a path behind the host.</source>
        <translation>这不是服务器地址：主机名后面有路径。</translation>
    </message>
    <message>
        <source>Sharing…</source>
        <translation>正在共享…</translation>
    </message>
    <message>
        <source>Shared document</source>
        <translation>共享文档</translation>
    </message>
    <message>
        <source>Share this document</source>
        <translation>共享此文档</translation>
    </message>
    <message>
        <source>Copy link</source>
        <translation>复制链接</translation>
    </message>
    <message>
        <source>Copy edit link</source>
        <translation>复制编辑链接</translation>
    </message>
    <message>
        <source>Anyone with the link can read this document on %1.</source>
        <translation>持有链接的人都可以在 %1 上阅读此文档。</translation>
    </message>
    <message>
        <source>Anyone with the edit link can write with you on %1.</source>
        <translation>持有编辑链接的人都可以在 %1 上一起书写。</translation>
    </message>
    <message>
        <source>Link copied. Send it to whoever should write with you.</source>
        <translation>链接已复制。可发送给要一起书写的人。</translation>
    </message>
    <message>
        <source>This document is on %1.</source>
        <translation>此文档位于 %1。</translation>
    </message>
</context>
<context>
    <name>syngraph::SpellingMenu</name>
    <message>
        <source>&amp;Check while typing</source>
        <translation>输入时检查(&amp;C)</translation>
    </message>
    <message>
        <source>There is no dictionary on this computer (packages hunspell-…)</source>
        <translation>本机上没有词典（软件包 hunspell-…）</translation>
    </message>
    <message>
        <source>There is no dictionary for your language; choose another one</source>
        <translation>没有所用语言的词典；请选择其他词典</translation>
    </message>
    <message>
        <source>The dictionary cannot be read</source>
        <translation>无法读取词典</translation>
    </message>
</context>
<context>
    <name>syngraph::StartPanel</name>
    <message>
        <source>Documents of last time</source>
        <translation>上次的文档</translation>
    </message>
    <message>
        <source>Host on this computer…</source>
        <translation>将本机用作服务器…</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>Paste a link to open: https://…</source>
        <translation>粘贴要打开的链接：https://…</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>链接</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Write, or open what is there already.</source>
        <translation>直接书写，或打开已有的文档。</translation>
    </message>
    <message>
        <source>There is a link to a document of %1 in the clipboard:</source>
        <translation>剪贴板中有一个指向 %1 上文档的链接：</translation>
    </message>
    <message>
        <source>Untitled</source>
        <translation>无标题</translation>
    </message>
</context>
<context>
    <name>syngraph::StatusLine</name>
    <message>
        <source>Server: %1</source>
        <translation>服务器：%1</translation>
    </message>
    <message numerus="yes">
        <source>%Ln here</source>
        <translation>
            <numerusform>%Ln 人在此</numerusform>
        </translation>
    </message>
    <message>
        <source>Ln %1, Col %2</source>
        <translation>行 %1，列 %2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln selected</source>
        <translation>
            <numerusform>已选中 %Ln</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln word(s)</source>
        <translation>
            <numerusform>%Ln 个词</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln character(s)</source>
        <translation>
            <numerusform>%Ln 个字符</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln paragraph(s)</source>
        <translation>
            <numerusform>%Ln 个段落</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>syngraph::TabImages</name>
    <message>
        <source>The image is on its way.</source>
        <translation>图像正在传输。</translation>
    </message>
    <message>
        <source>The image is not on the server yet.</source>
        <translation>图像尚未到达服务器。</translation>
    </message>
    <message>
        <source>The image cannot be shown: it is damaged.</source>
        <translation>无法显示图像：图像已损坏。</translation>
    </message>
    <message>
        <source>The image is too large to be shown.</source>
        <translation>图像太大，无法显示。</translation>
    </message>
    <message>
        <source>This computer cannot show images of this kind.</source>
        <translation>此计算机无法显示这种图像。</translation>
    </message>
    <message numerus="yes">
        <source>At most %Ln images can be put in at once.</source>
        <translation>
            <numerusform>一次最多可以插入 %Ln 张图像。</numerusform>
        </translation>
    </message>
    <message>
        <source>The image could not be kept on this computer, so it was not put in. Is the disk full?</source>
        <translation>图像无法保存在此计算机上，因此没有插入。磁盘满了吗？</translation>
    </message>
    <message>
        <source>Insert images</source>
        <translation>插入图像</translation>
    </message>
    <message>
        <source>Images (*.png *.jpg *.jpeg *.gif *.webp)</source>
        <translation>图像 (*.png *.jpg *.jpeg *.gif *.webp)</translation>
    </message>
    <message>
        <source>Save image as…</source>
        <translation>图像另存为…</translation>
    </message>
    <message>
        <source>The image is not here yet.</source>
        <translation>图像尚未到达。</translation>
    </message>
    <message>
        <source>Save image</source>
        <translation>保存图像</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>The image was saved as %1.</source>
        <translation>图像已保存为 %1。</translation>
    </message>
    <message>
        <source>The image could not be saved as %1.</source>
        <translation>图像无法保存为 %1。</translation>
    </message>
    <message>
        <source>This is not an image of a kind that documents can hold.</source>
        <translation>文档不能包含这种图像。</translation>
    </message>
    <message>
        <source>This image is too large.</source>
        <translation>这张图像太大。</translation>
    </message>
    <message>
        <source>This image cannot be read.</source>
        <translation>无法读取这张图像。</translation>
    </message>
    <message>
        <source>This computer cannot read images of this kind.</source>
        <translation>此计算机无法读取这种图像。</translation>
    </message>
    <message>
        <source>The document has as many images as the server takes: the last one is only on this computer.</source>
        <translation>文档中的图像已达到服务器的上限：最后一张只保存在此计算机上。</translation>
    </message>
    <message>
        <source>The server does not take an image: it is only on this computer.</source>
        <translation>服务器不接受一张图像：它只保存在此计算机上。</translation>
    </message>
</context>
<context>
    <name>syngraph::TabStrip</name>
    <message>
        <source>Open documents</source>
        <translation>打开的文档</translation>
    </message>
    <message>
        <source>New document</source>
        <translation>新建文档</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Close this document</source>
        <translation>关闭此文档</translation>
    </message>
</context>
<context>
    <name>syngraph::TextLinkPopover</name>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Remove link</source>
        <translation>移除链接</translation>
    </message>
    <message>
        <source>https://… or an e-mail address</source>
        <translation>https://… 或电子邮件地址</translation>
    </message>
    <message>
        <source>Address of the link</source>
        <translation>链接地址</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>应用</translation>
    </message>
    <message>
        <source>Links may lead to web pages, e-mail addresses and shared documents.</source>
        <translation>链接可以指向网页、电子邮件地址和共享文档。</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>链接</translation>
    </message>
</context>
<context>
    <name>syngraph::TextMenu</name>
    <message>
        <source>Open link</source>
        <translation>打开链接</translation>
    </message>
    <message>
        <source>Copy link</source>
        <translation>复制链接</translation>
    </message>
    <message>
        <source>No suggestions</source>
        <translation>无建议</translation>
    </message>
    <message>
        <source>Looking for suggestions…</source>
        <translation>正在查找建议…</translation>
    </message>
    <message>
        <source>Add “%1” to the dictionary</source>
        <translation>将“%1”添加到词典</translation>
    </message>
    <message>
        <source>Your dictionary cannot be written; the word counts until the program ends.</source>
        <translation>无法写入个人词典；该词在程序退出前有效。</translation>
    </message>
    <message>
        <source>Cut</source>
        <translation>剪切</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>粘贴</translation>
    </message>
    <message>
        <source>Paste without format</source>
        <translation>无格式粘贴</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>全选</translation>
    </message>
</context>
<context>
    <name>syngraph::WindowMenus</name>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;New</source>
        <translation>新建(&amp;N)</translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation>最近打开(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Close tab</source>
        <translation>关闭标签页(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
    </message>
    <message>
        <source>Untitled</source>
        <translation>无标题</translation>
    </message>
    <message>
        <source>&amp;Forget all that are closed</source>
        <translation>忘记所有已关闭的文档(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>编辑(&amp;E)</translation>
    </message>
    <message>
        <source>Your &amp;name and colour…</source>
        <translation>自己的名称和颜色(&amp;N)…</translation>
    </message>
    <message>
        <source>Find &amp;next</source>
        <translation>查找下一个(&amp;N)</translation>
    </message>
    <message>
        <source>Find pre&amp;vious</source>
        <translation>查找上一个(&amp;V)</translation>
    </message>
    <message>
        <source>R&amp;eplace…</source>
        <translation>替换(&amp;E)…</translation>
    </message>
    <message>
        <source>&amp;Go to paragraph…</source>
        <translation>转到段落(&amp;G)…</translation>
    </message>
    <message>
        <source>&amp;Word count…</source>
        <translation>字数统计(&amp;W)…</translation>
    </message>
    <message>
        <source>&amp;Markdown while typing</source>
        <translation>输入时识别 Markdown(&amp;M)</translation>
    </message>
    <message>
        <source>Spe&amp;lling</source>
        <translation>拼写检查(&amp;L)</translation>
    </message>
    <message>
        <source>F&amp;ormat</source>
        <translation>格式(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;People</source>
        <translation>人员(&amp;P)</translation>
    </message>
    <message>
        <source>Author&amp;ship colours</source>
        <translation>作者颜色(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Light up changes</source>
        <translation>闪亮提示更改(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Appearance</source>
        <translation>外观(&amp;A)</translation>
    </message>
    <message>
        <source>F&amp;ocus on the text</source>
        <translation>专注于文本(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Full screen</source>
        <translation>全屏(&amp;F)</translation>
    </message>
    <message>
        <source>As the &amp;desktop</source>
        <translation>跟随桌面(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>浅色(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>深色(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Strong contrast</source>
        <translation>高对比度(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Collaborate</source>
        <translation>协作(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Share…</source>
        <translation>共享(&amp;S)…</translation>
    </message>
    <message>
        <source>&amp;Copy link</source>
        <translation>复制链接(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Host on this computer…</source>
        <translation>将本机用作服务器(&amp;H)…</translation>
    </message>
    <message>
        <source>Go to the &amp;next person</source>
        <translation>转到下一个人(&amp;N)</translation>
    </message>
    <message>
        <source>Where is &amp;everyone?</source>
        <translation>大家在哪里？(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Follow</source>
        <translation>跟随(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Work offline</source>
        <translation>离线工作(&amp;W)</translation>
    </message>
    <message>
        <source>Who wrote &amp;this?</source>
        <translation>这是谁写的？(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Next change while away</source>
        <translation>离开期间的下一处更改(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Previous change while away</source>
        <translation>离开期间的上一处更改(&amp;P)</translation>
    </message>
    <message>
        <source>Nobody else is here</source>
        <translation>没有其他人在此</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;About Syngraph</source>
        <translation>关于 Syngraph(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Open…</source>
        <translation>打开(&amp;O)…</translation>
    </message>
    <message>
        <source>Open &amp;link…</source>
        <translation>打开链接(&amp;L)…</translation>
    </message>
    <message>
        <source>Open all again at the next s&amp;tart</source>
        <translation>下次启动时全部重新打开(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>保存(&amp;S)</translation>
    </message>
    <message>
        <source>Save &amp;as…</source>
        <translation>另存为(&amp;A)…</translation>
    </message>
    <message>
        <source>Save a cop&amp;y…</source>
        <translation>保存副本(&amp;Y)…</translation>
    </message>
    <message>
        <source>&amp;Export</source>
        <translation>导出(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Print…</source>
        <translation>打印(&amp;P)…</translation>
    </message>
    <message>
        <source>Print pre&amp;view…</source>
        <translation>打印预览(&amp;V)…</translation>
    </message>
    <message>
        <source>&amp;Insert</source>
        <translation>插入(&amp;I)</translation>
    </message>
    <message>
        <source>C&amp;hat</source>
        <translation>聊天(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Gather everyone here</source>
        <translation>召集所有人到此(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts…</source>
        <translation>键盘快捷键(&amp;K)…</translation>
    </message>
    <message>
        <source>Next area of the window</source>
        <translation>窗口的下一个区域</translation>
    </message>
    <message>
        <source>Previous area of the window</source>
        <translation>窗口的上一个区域</translation>
    </message>
    <message>
        <source>Next tab</source>
        <translation>下一个标签页</translation>
    </message>
    <message>
        <source>Previous tab</source>
        <translation>上一个标签页</translation>
    </message>
    <message>
        <source>&amp;Manage links…</source>
        <translation>管理链接(&amp;M)…</translation>
    </message>
</context>
</TS>
