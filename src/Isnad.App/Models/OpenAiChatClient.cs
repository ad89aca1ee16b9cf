using System.Net.Http.Headers;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;

namespace Isnad.App.Models;

/// <summary>The server did not answer as it should; the message says how.</summary>
sealed class ModelException(string reason, Exception? inner = null) : Exception(reason, inner);

/// <summary>
/// A chat model behind an OpenAI-compatible server (<c>POST …/chat/completions</c>), local ones too. It speaks to the address the user named and to
/// no other: redirects are not followed. An answer is bounded in time and size.
/// </summary>
sealed class OpenAiChatClient : IChatClient
{
    /// <summary>Longer answers are refused while they arrive.</summary>
    const int MostBytes = 256 << 10;

    readonly HttpClient http;
    readonly Uri completions;
    readonly string model;
    readonly string? key;

    public OpenAiChatClient(Uri server, string model, string? key, TimeSpan timeout)
    {
        (completions, this.model, this.key) = (new Uri(server.AbsoluteUri.TrimEnd('/') + "/chat/completions"), model, key);
        http = new HttpClient(
            new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                UseCookies = false,
                UseProxy = false,
            }
        )
        {
            Timeout = timeout,
            MaxResponseContentBufferSize = MostBytes,
        };
    }

    /// <exception cref="ModelException">No answer in time, too long a one, or none of the expected form.</exception>
    public async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        CancellationToken cancellationToken = default
    )
    {
        var body = new JsonObject
        {
            ["model"] = model,
            ["temperature"] = options?.Temperature ?? 0,
            ["messages"] = new JsonArray([
                .. messages.Select(message => new JsonObject { ["role"] = message.Role.Value, ["content"] = message.Text }),
            ]),
        };
        using var request = new HttpRequestMessage(HttpMethod.Post, completions)
        {
            Content = new StringContent(body.ToJsonString(), System.Text.Encoding.UTF8, "application/json"),
        };
        if (key is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        try
        {
            using var answer = await http.SendAsync(request, HttpCompletionOption.ResponseContentRead, cancellationToken);
            if (!answer.IsSuccessStatusCode)
                throw new ModelException($"the server answered with status {(int)answer.StatusCode}.");
            using var json = JsonDocument.Parse(await answer.Content.ReadAsByteArrayAsync(cancellationToken));
            var text = json.RootElement.GetProperty("choices")[0].GetProperty("message").GetProperty("content").GetString();
            return new ChatResponse(new ChatMessage(ChatRole.Assistant, text ?? ""));
        }
        catch (TaskCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new ModelException("the server did not answer in time.");
        }
        catch (HttpRequestException error)
        {
            throw new ModelException($"the server cannot be reached or answered too much ({error.Message})", error);
        }
        catch (Exception error)
            when (error is JsonException or KeyNotFoundException or InvalidOperationException or IndexOutOfRangeException)
        {
            throw new ModelException("the server's answer has not the form of a chat completion.", error);
        }
    }

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        foreach (var update in (await GetResponseAsync(messages, options, cancellationToken)).ToChatResponseUpdates())
            yield return update;
    }

    public object? GetService(Type serviceType, object? serviceKey = null) =>
        serviceKey is null && serviceType.IsInstanceOfType(this) ? this : null;

    public void Dispose() => http.Dispose();
}
