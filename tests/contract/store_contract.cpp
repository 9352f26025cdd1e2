#include "tests/contract/store_contract.h"

#include "server/storage/memory_store.h"
#include "server/storage/sql_store.h"

namespace syngraph {

using namespace Qt::Literals::StringLiterals;

void StoreContract::initTestCase_data()
{
    QTest::addColumn<bool>("isSql");
    QTest::newRow("memory") << false;
    QTest::newRow("sqlite") << true;
}

void StoreContract::init()
{
    m_directory = std::make_unique<QTemporaryDir>();
    QVERIFY(m_directory->isValid());
    reopen();
    QVERIFY(m_store);
}

void StoreContract::cleanup()
{
    m_store.reset();
    m_directory.reset();
}

void StoreContract::reopen()
{
    QFETCH_GLOBAL(bool, isSql);
    if (!isSql) {
        if (!m_store)
            m_store = std::make_unique<MemoryStore>();
        return;
    }
    m_store.reset();
    auto opened = SqlStore::open(m_directory->filePath(u"data"_s));
    QVERIFY(opened.ok());
    m_store = std::move(opened.value());
}

} // namespace syngraph
