// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.internal.auth;

import io.github.partnerflux.internal.text.ExternalText;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Summarizes the failure of a provider. The cause has the whole text. */
final class ProviderFailure {

    /** The AWS SDK's chain lists what each of its providers has missed: a screenful, in which the reason comes late. */
    private static final Pattern CHAIN = Pattern.compile(
            "(?<failure>Unable to load credentials from any of the"
                    + " providers in the chain)\\b.*? : \\[(?<providers>\\w+\\(.*)]",
            Pattern.DOTALL);

    private static final Pattern PROVIDER = Pattern.compile("(?:^|, )(?<name>\\w+?)(?:Credentials)?Provider\\(");

    /** Reasons of providers that nobody has set up. */
    private static final Set<String> NOT_SET_UP = Set.of(
            "Unable to load credentials from system settings. Access key must be",
            "Either the environment variable AWS_WEB_IDENTITY_TOKEN_FILE or",
            "Profile file contained no credentials for profile 'default'",
            "Cannot fetch credentials from container - neither");

    private ProviderFailure() {}

    static String describe(Throwable failure) {
        String message = failure instanceof Exception ? failure.getMessage() : null;
        String text = message == null ? failure.toString() : message;
        Matcher chain = CHAIN.matcher(text);
        return ExternalText.excerpt(
                chain.matches() ? chain.group("failure") + ": " + describeProviders(chain.group("providers")) : text);
    }

    private static String describeProviders(String providers) {
        List<String> notSetUp = new ArrayList<>();
        List<String> reasons = new ArrayList<>();
        Matcher provider = PROVIDER.matcher(providers);
        boolean found = provider.find();
        while (found) {
            String name = provider.group("name");
            int start = afterArguments(providers, provider.end());
            found = provider.find(start);
            String reason = reason(providers.substring(start, found ? provider.start() : providers.length()));
            if (reason == null) {
                notSetUp.add(name);
            } else {
                reasons.add(name + ": " + reason);
            }
        }
        if (reasons.isEmpty()) {
            return String.join(", ", notSetUp) + " have none";
        }
        return reasons.stream().collect(Collectors.joining("; "))
                + (notSetUp.isEmpty() ? "" : "; the others have none");
    }

    private static int afterArguments(String providers, int start) {
        int depth = 1;
        int i = start;
        while (i < providers.length() && depth > 0) {
            char c = providers.charAt(i++);
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
        }
        return i;
    }

    /** Returns {@code null} for a provider that nobody has set up. */
    private static @Nullable String reason(String text) {
        String reason = text.startsWith(": ") ? text.substring(2) : text;
        if (NOT_SET_UP.stream().anyMatch(reason::startsWith)) {
            return null;
        }
        // A dump of all profiles.
        int dump = reason.indexOf(": ProfileFile(");
        String shortened = dump < 0 ? reason : reason.substring(0, dump);
        return shortened.endsWith(".") ? shortened.substring(0, shortened.length() - 1) : shortened;
    }
}
