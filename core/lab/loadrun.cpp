// SPDX-License-Identifier: GPL-3.0-or-later
#include "lab/loadrun.h"

#include "load/loadgenerator.h"
#include "platform/processlimits.h"
#include "platform/tlslibrary.h"

#include <QCoreApplication>
#include <QThread>

namespace pushscope {

LoadRun::LoadRun(QObject *parent) : QObject{parent} {}

LoadRun::~LoadRun()
{
    if (m_thread != nullptr) {
        m_generator->stop();
        m_thread->wait();
        delete m_thread;
    }
}

std::optional<Error> LoadRun::start(const LoadConfig &config)
{
    if (m_thread != nullptr) {
        return Error{"busy", QCoreApplication::translate("Load", "a load runs already"), {}};
    }
    raiseFileLimit();
    if (auto error = checkLoad(config, fileLimit())) {
        return error;
    }
    m_generator = std::make_unique<LoadGenerator>(config);
    m_thread = QThread::create([this, config] {
        run(config);
        leaveTlsLibrary();
    });
    m_thread->setObjectName(QStringLiteral("load"));
    m_thread->start();
    return {};
}

void LoadRun::stop()
{
    if (m_generator) {
        m_generator->stop();
    }
}

/// In the load's own thread. What is told waits in this object's queue, and goes with it.
void LoadRun::run(const LoadConfig &config)
{
    auto result = m_generator->run([this](const LoadProgress &progress) {
        QMetaObject::invokeMethod(
            this, [this, progress] { Q_EMIT progressed(progress); }, Qt::QueuedConnection);
    });
    QMetaObject::invokeMethod(
        this, [this, config, result = std::move(result)]() mutable { end(config, std::move(result)); },
        Qt::QueuedConnection);
}

void LoadRun::end(const LoadConfig &config, Result<LoadResult> result)
{
    m_thread->wait();
    delete std::exchange(m_thread, nullptr);
    m_generator.reset();
    if (result) {
        Q_EMIT finished(std::make_shared<const LoadReport>(makeLoadReport(config, std::move(result).value())));
    } else {
        Q_EMIT failed(result.error());
    }
}

} // namespace pushscope
