#pragma once

#include <QObject>

#include <memory>

std::unique_ptr<QObject> makeContentTest();
std::unique_ptr<QObject> makeLinkTest();
