#pragma once

#include "app/client/document_links.h"

#include <QPointer>
#include <QSize>
#include <QTimer>
#include <QWidget>

#include <functional>
#include <map>

class QLabel;
class QPushButton;
class QScrollArea;
class QVBoxLayout;

namespace syngraph {

class LinkForm;
class LinkRow;

/// The part of the Share popover that is for whoever owns the document: its links, new ones, and the
/// end of them. To everybody else it is a sentence. While it is seen it keeps the list fresh, for who
/// is connected by which link changes without anybody's saying so. GUI thread.
class LinkSection final : public QWidget
{
    Q_OBJECT

public:
    explicit LinkSection(QWidget *parent = nullptr);

    /// Borrowed; none: nothing is shown.
    void setLinks(DocumentLinks *links);
    /// The person came to see it, for the first time or again.
    void prepare();
    /// To whom the focus goes; null where there is nothing to press.
    QWidget *firstField() const;
    /// As wide as it is going to be, and as high as the list may be; tells nobody.
    void setRoom(const QSize &room);
    int listHeight() const; ///< as setRoom() made it

    QString sentence() const; ///< of what is no link, for tests and screen readers
    QString note() const;

Q_SIGNALS:
    void copied(const syngraph::ShareLink &link, const QString &note);
    void sizeChanged(); ///< to be answered with setRoom()

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void refresh();
    void showRows(const std::vector<LinkInfo> &list);
    LinkRow *makeRow(qint64 number);
    void openForm();
    void closeForm();
    void submit();
    void copy(qint64 number);
    void say(const QString &text, bool isError);
    QString sentenceFor(DocumentLinks::Right right) const;
    QPointer<DocumentLinks> m_links;
    QLabel *m_expires;
    QLabel *m_sentence;
    QWidget *m_head;
    QLabel *m_heading;
    QPushButton *m_new;
    LinkForm *m_form;
    QLabel *m_note;
    QScrollArea *m_area;
    QVBoxLayout *m_rowLayout;
    std::map<qint64, LinkRow *> m_rows; ///< by the links' numbers; owned by the area
    QTimer m_poll;
};

} // namespace syngraph
