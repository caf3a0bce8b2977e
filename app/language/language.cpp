// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/language.h"

#include "message/language.h"

#include <QDir>
#include <QLibraryInfo>

#include <algorithm>
#include <array>
#include <memory>
#include <string_view>

inline void initTranslationResources()
{
    Q_INIT_RESOURCE(translations);
}

namespace pushscope {

namespace {

constexpr QLatin1String english{"en"};
constexpr QLatin1String option{"--language"};
constexpr QLatin1String prefix{"pushscope_"};
constexpr QLatin1String folder{":/pushscope/translations"};

// What Qt itself says most, where its own translation is not installed.
[[maybe_unused]] constexpr std::array wordsOfQt{QT_TRANSLATE_NOOP("QPlatformTheme", "OK"),
                                                QT_TRANSLATE_NOOP("QPlatformTheme", "Cancel"),
                                                QT_TRANSLATE_NOOP("QPlatformTheme", "Close"),
                                                QT_TRANSLATE_NOOP("QPlatformTheme", "Open"),
                                                QT_TRANSLATE_NOOP("QPlatformTheme", "Save"),
                                                QT_TRANSLATE_NOOP("QPlatformTheme", "&Yes"),
                                                QT_TRANSLATE_NOOP("QPlatformTheme", "&No"),
                                                QT_TRANSLATE_NOOP("QPlatformTheme", "Help"),
                                                QT_TRANSLATE_NOOP("QPlatformTheme", "Discard"),
                                                QT_TRANSLATE_NOOP("QShortcut", "Ctrl"),
                                                QT_TRANSLATE_NOOP("QShortcut", "Shift"),
                                                QT_TRANSLATE_NOOP("QShortcut", "Esc"),
                                                QT_TRANSLATE_NOOP("QShortcut", "Space"),
                                                QT_TRANSLATE_NOOP("QShortcut", "Return"),
                                                QT_TRANSLATE_NOOP("QShortcut", "Enter"),
                                                QT_TRANSLATE_NOOP("QShortcut", "Left"),
                                                QT_TRANSLATE_NOOP("QShortcut", "Right"),
                                                QT_TRANSLATE_NOOP("QShortcut", "PgUp"),
                                                QT_TRANSLATE_NOOP("QShortcut", "PgDown"),
                                                QT_TRANSLATE_NOOP("QLineEdit", "&Undo"),
                                                QT_TRANSLATE_NOOP("QLineEdit", "&Redo"),
                                                QT_TRANSLATE_NOOP("QLineEdit", "Cu&t"),
                                                QT_TRANSLATE_NOOP("QLineEdit", "&Copy"),
                                                QT_TRANSLATE_NOOP("QLineEdit", "&Paste"),
                                                QT_TRANSLATE_NOOP("QLineEdit", "Delete"),
                                                QT_TRANSLATE_NOOP("QLineEdit", "Select All"),
                                                QT_TRANSLATE_NOOP("QWidgetTextControl", "&Copy"),
                                                QT_TRANSLATE_NOOP("QWidgetTextControl", "Select All"),
                                                QT_TRANSLATE_NOOP("QWidgetTextControl", "Copy &Link Location"),
                                                QT_TRANSLATE_NOOP("QAbstractSpinBox", "&Select All"),
                                                QT_TRANSLATE_NOOP("QAbstractSpinBox", "&Step up"),
                                                QT_TRANSLATE_NOOP("QAbstractSpinBox", "Step &down")};

/// Qt's own words, but none of those that end in messages and files, which are English: of sockets, of TLS, of JSON.
class WordsOfQt : public Translation
{
public:
    using Translation::Translation;
    QString translate(const char *context, const char *text, const char *disambiguation, int n) const override
    {
        constexpr std::array<std::string_view, 14> unseen{
            "QAbstractSocket", "QDnsLookup",      "QDtls",        "QHostInfo",    "QHostInfoAgent",
            "QHttp",           "QJsonParseError", "QLocalServer", "QLocalSocket", "QNativeSocketEngine",
            "QNetworkReply",   "QSslSocket",      "QTcpServer",   "QUdpSocket"};
        const bool isUnseen =
            context != nullptr && std::ranges::find(unseen, std::string_view{context}) != unseen.end();
        return isUnseen ? QString{} : Translation::translate(context, text, disambiguation, n);
    }
};

/// The first that is set is the locale of messages.
bool isLocaleC()
{
    for (const char *name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
        const QByteArray value = qgetenv(name);
        if (!value.isEmpty()) {
            return value == "C" || value == "POSIX";
        }
    }
    return false;
}

QString fileOf(const QString &code)
{
    return folder + u'/' + prefix + code + QStringLiteral(".qm");
}

/// The user's own locale stays where it is of that language, for its dates. C is English that groups no digits.
void writeNumbersAs(const QLocale &language)
{
    const QLocale own = QLocale::system();
    const bool same = own.language() == language.language()
        || (own.language() == QLocale::C && language.language() == QLocale::English);
    if (!same || own.decimalPoint() != language.decimalPoint()) {
        QLocale::setDefault(language);
    }
}

template <typename T>
void install(QCoreApplication &application, const QString &file, const QString &directory)
{
    auto translator = std::make_unique<T>();
    if (translator->load(file, directory) && QCoreApplication::installTranslator(translator.get())) {
        translator.release()->setParent(&application);
    }
}

} // namespace

QStringList languageCodes()
{
    initTranslationResources();
    QStringList codes{english};
    const QStringList files = QDir{folder}.entryList({prefix + QStringLiteral("*.qm")}, QDir::Files, QDir::Name);
    for (const QString &file : files) {
        codes.append(file.mid(prefix.size()).chopped(3));
    }
    codes.sort();
    return codes;
}

QString languageName(const QString &code)
{
    return code == english ? QStringLiteral("English") : QLocale{code}.nativeLanguageName();
}

QString languageOfLocale()
{
    if (isLocaleC()) {
        return english;
    }
    const QStringList codes = languageCodes();
    const QStringList wanted = QLocale::system().uiLanguages();
    for (const QString &tag : wanted) {
        QString code = tag.section(u'-', 0, 0).section(u'_', 0, 0);
        if (codes.contains(code)) {
            return code;
        }
    }
    return english;
}

std::optional<QString> languageAmong(const QStringList &arguments)
{
    for (qsizetype i = 0; i < arguments.size() && arguments[i] != QLatin1String{"--"}; ++i) {
        const QString value = arguments[i] == option               ? arguments.value(i + 1)
            : arguments[i].startsWith(option + QLatin1String{"="}) ? arguments[i].mid(option.size() + 1)
                                                                   : QString{};
        if (languageCodes().contains(value)) {
            return value;
        }
    }
    return {};
}

QStringList languageBehindCommand(QStringList arguments)
{
    const bool parted = arguments.value(0) == option;
    if (!parted && !arguments.value(0).startsWith(option + QLatin1String{"="})) {
        return arguments;
    }
    const qsizetype words = parted ? 2 : 1;
    const QStringList given = arguments.mid(0, words);
    QStringList rest = arguments.mid(words);
    if (!rest.isEmpty() && !rest.first().startsWith(u'-')) {
        return rest.mid(0, 1) + given + rest.mid(1);
    }
    return languageAmong(given) ? rest : arguments;
}

void installLanguage(QCoreApplication &application, const QString &code)
{
    writeNumbersAs(QLocale{code});
    if (code == english) {
        return;
    }
    initTranslationResources();
    if (application.inherits("QGuiApplication")) { // on a terminal, Qt says nothing by itself
        install<WordsOfQt>(application, QStringLiteral("qtbase_") + code,
                           QLibraryInfo::path(QLibraryInfo::TranslationsPath));
    }
    install<Translation>(application, fileOf(code), {});
}

} // namespace pushscope
