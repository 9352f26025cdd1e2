#pragma once

#include <QObject>

class QApplication;

namespace syngraph {

struct ThemeColors;

/// What the person asked for; System follows the desktop.
enum class Appearance { System, Light, Dark };

/// Style, palette and style sheet of the whole application; the single place that sets them.
/// SYNGRAPH_THEME=dark|light|system in the environment wins over the preference.
/// Owned by the composition root; GUI thread.
class Theme final : public QObject
{
    Q_OBJECT

public:
    explicit Theme(QApplication &application, QObject *parent = nullptr);

    void setAppearance(Appearance appearance);
    /// The desktop was found dark or light.
    void setSystemDark(bool isDark);
    /// Strong contrast, by choice or because the desktop asks for it.
    void setStrong(bool isStrong);
    void setSystemStrong(bool isStrong);
    bool isDark() const;

private:
    void apply();

    QApplication &m_application;
    Appearance m_appearance = Appearance::System;
    bool m_isSystemDark = false;
    bool m_isStrong = false;
    bool m_isSystemStrong = false;
};

/// resources/style.qss with its @names@ replaced. Separate for tests.
QString styleSheetFor(const ThemeColors &colors);

} // namespace syngraph
