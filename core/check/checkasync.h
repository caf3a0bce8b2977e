// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <exception>
#include <optional>
#include <utility>

#ifndef Q_MOC_RUN // moc does not read concepts
#include <coroutine>
#endif

namespace pushscope {

// NOLINTBEGIN(readability-identifier-naming): the language gives these names

namespace detail {

/// Goes on with who awaited a coroutine, once that is done.
struct CheckReturn
{
    [[nodiscard]] bool await_ready() const noexcept { return false; }
    template <typename Promise>
    std::coroutine_handle<> await_suspend(std::coroutine_handle<Promise> done) const noexcept
    {
        return done.promise().continuation;
    }
    void await_resume() const noexcept {}
};

struct CheckPromiseBase
{
    std::coroutine_handle<> continuation = std::noop_coroutine();

    [[nodiscard]] std::suspend_always initial_suspend() const noexcept { return {}; }
    [[nodiscard]] CheckReturn final_suspend() const noexcept { return {}; }
    void unhandled_exception() const noexcept { std::terminate(); }
};

template <typename T>
struct CheckPromise : CheckPromiseBase
{
    std::optional<T> value;

    void return_value(T result) { value = std::move(result); }
    T take() { return std::move(*value); }
};

template <>
struct CheckPromise<void> : CheckPromiseBase
{
    void return_void() const noexcept {}
    void take() const noexcept {}
};

} // namespace detail

/// A piece of a case, written as a coroutine: it waits for the peer without blocking the thread. Begins when it is
/// awaited or started; goes with the object, wherever it stands then. Parameters are taken by value. An awaited
/// expression holds no `?:`, no braced list and no capturing lambda that have destructors to run: GCC 12 gets them
/// wrong.
template <typename T = void>
class [[nodiscard]] CheckAsync
{
public:
    struct promise_type : detail::CheckPromise<T>
    {
        CheckAsync get_return_object() { return CheckAsync{std::coroutine_handle<promise_type>::from_promise(*this)}; }
    };

    CheckAsync(CheckAsync &&other) noexcept : m_handle{std::exchange(other.m_handle, nullptr)} {}
    CheckAsync &operator=(CheckAsync &&other) noexcept
    {
        std::swap(m_handle, other.m_handle);
        return *this;
    }
    CheckAsync(const CheckAsync &) = delete;
    CheckAsync &operator=(const CheckAsync &) = delete;
    ~CheckAsync()
    {
        if (m_handle) {
            m_handle.destroy();
        }
    }

    /// Of the outermost one.
    void start() { m_handle.resume(); }

    [[nodiscard]] bool await_ready() const noexcept { return false; }
    std::coroutine_handle<> await_suspend(std::coroutine_handle<> waiting) noexcept
    {
        m_handle.promise().continuation = waiting;
        return m_handle;
    }
    T await_resume() { return m_handle.promise().take(); }

private:
    explicit CheckAsync(std::coroutine_handle<promise_type> handle) : m_handle{handle} {}

    std::coroutine_handle<promise_type> m_handle;
};

// NOLINTEND(readability-identifier-naming)

} // namespace pushscope
