#pragma once

#include "server/storage/store.h"

#include <QTemporaryDir>
#include <QTest>

#include <memory>

namespace syngraph {

/// A test of what every store promises: run once for each of them, on an empty one each time.
class StoreContract : public QObject
{
    Q_OBJECT

protected:
    /// A store that keeps its data beyond its own life is given up and opened again.
    void reopen();
    ContentStore &content() { return m_store->content(); }
    LinkStore &links() { return m_store->links(); }
    ImageStore &images() { return m_store->images(); }
    ChatStore &chats() { return m_store->chats(); }

private Q_SLOTS:
    void initTestCase_data();
    void init();
    void cleanup();

private:
    std::unique_ptr<QTemporaryDir> m_directory;
    std::unique_ptr<Store> m_store;
};

} // namespace syngraph
