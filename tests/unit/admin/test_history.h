#pragma once

#include <QObject>

namespace syngraph {

/// How a log is parted into sessions, and in what words they are told.
class TestHistoryWords : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sessions_data();
    void sessions();
    void onlyTheNewestAreKept();
    void words_data();
    void words();
};

} // namespace syngraph
