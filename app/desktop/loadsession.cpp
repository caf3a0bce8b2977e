// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/loadsession.h"

#include "lab/loadreporthtml.h"
#include "lab/loadreportreader.h"
#include "load/loadform.h"
#include "load/loadview.h"
#include "mainwindow/mainwindow.h"
#include "platform/processlimits.h"
#include "platform/wholefile.h"

#include <QFileInfo>
#include <QJsonDocument>

namespace pushscope {

namespace {

constexpr std::chrono::milliseconds progressInterval{250};

} // namespace

LoadSession::LoadSession(MainWindow &window, QByteArray token, QObject *parent)
    : QObject{parent}, m_window{window}, m_view{window.loadView()}, m_token{std::move(token)}
{
    connect(&m_view, &LoadView::startRequested, this, &LoadSession::start);
    connect(&m_view, &LoadView::stopRequested, &m_run, &LoadRun::stop);
    connect(&m_view, &LoadView::saveRequested, this, &LoadSession::save);
    connect(&m_view, &LoadView::openRequested, this, &LoadSession::open);
    connect(&m_view, &LoadView::dropped, this, [this](int load) { m_reports.erase(load); });
    connect(&m_run, &LoadRun::progressed, &m_view, &LoadView::showProgress);
    connect(&m_run, &LoadRun::finished, this, &LoadSession::finished);
    connect(&m_run, &LoadRun::failed, this, &LoadSession::failed);
}

bool LoadSession::run(const LoadConfig &config)
{
    LoadForm &form = m_view.form();
    form.setConfig(config);
    LoadConfig load = config;
    if (form.targetsOwnServer())
        load.url = form.ownServer();
    if (load.url.isEmpty()) {
        form.showError(form.check());
        return false;
    }
    return start(load);
}

/// A load on the window's own server needs files for both ends of each connection.
bool LoadSession::start(const LoadConfig &load)
{
    LoadConfig config = load;
    config.progressInterval = progressInterval;
    const bool own = m_view.form().targetsOwnServer();
    if (own)
        config.token = m_token;
    auto error = checkLoad(config, own ? fileLimit() / 2 : fileLimit());
    if (!error)
        error = m_run.start(config);
    if (error) {
        m_view.refuse(*error);
        return false;
    }
    m_window.dismissProblem();
    m_view.begin(config);
    return true;
}

void LoadSession::finished(const std::shared_ptr<const LoadReport> &report)
{
    m_latest = report;
    const int load = m_view.showResult(figuresOf(*report));
    m_reports.emplace(load, report);
    Q_EMIT ended({});
}

void LoadSession::failed(const Error &error)
{
    m_view.showFailure(error);
    Q_EMIT ended(error.message);
}

void LoadSession::save(int load, const QString &file)
{
    const auto found = m_reports.find(load);
    if (found == m_reports.end())
        return;
    const bool json = QFileInfo{file}.suffix().compare(QLatin1String("json"), Qt::CaseInsensitive) == 0;
    const QByteArray text = json ? QJsonDocument{toJson(*found->second)}.toJson() : loadHtml(*found->second);
    if (const auto problem = writeWhole(file, text))
        m_window.presentProblem(tr("The report cannot be written to %1: %2").arg(file, *problem));
}

void LoadSession::open(const QString &file)
{
    const auto figures = readLoadReportFile(file);
    if (figures)
        m_view.addFile(*figures, file);
    else
        m_window.presentProblem(tr("%1 cannot be opened: %2").arg(QFileInfo{file}.fileName(), figures.error().message));
}

} // namespace pushscope
