#pragma once

#include "common/base/check.h"

#include <utility>
#include <variant>

namespace syngraph {

/// Value of an operation that is expected to fail at times: either a T or an error E, never both.
/// Asking for the side that is not there is a broken invariant and throws InvariantError.
template <typename T, typename E>
class [[nodiscard]] Result final
{
public:
    Result(T value) : m_state(std::in_place_index<0>, std::move(value)) {}
    Result(E error) : m_state(std::in_place_index<1>, std::move(error)) {}
    /// A value that is going to be filled in where it lies.
    explicit Result(std::in_place_t) : m_state(std::in_place_index<0>) {}

    bool ok() const { return m_state.index() == 0; }
    explicit operator bool() const { return ok(); }

    const T &value() const &
    {
        SYNGRAPH_CHECK(ok());
        return *std::get_if<0>(&m_state);
    }
    T &value() &
    {
        SYNGRAPH_CHECK(ok());
        return *std::get_if<0>(&m_state);
    }
    T &&value() &&
    {
        SYNGRAPH_CHECK(ok());
        return std::move(*std::get_if<0>(&m_state));
    }
    const E &error() const
    {
        SYNGRAPH_CHECK(!ok());
        return *std::get_if<1>(&m_state);
    }
    const T &operator*() const & { return value(); }
    T &&operator*() && { return std::move(*this).value(); }
    const T *operator->() const { return &value(); }

private:
    std::variant<T, E> m_state;
};

struct Done
{
    bool operator==(const Done &) const = default;
};

/// Outcome without a value: `return Done{};` or `return SomeError::Reason;`.
template <typename E>
using Status = Result<Done, E>;

} // namespace syngraph
