// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.test;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.lang.reflect.Constructor;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** An application that a server deploys in a class loader of its own, libraries included, and undeploys. */
public final class Deployment {

    private static final Duration TIMEOUT = Duration.ofMinutes(2);

    private Deployment() {}

    /**
     * Runs the application on the calling thread and waits until its class loader is collected.
     *
     * @param application a class with a no-argument constructor; the deployment loads its own copy of the class
     * @param service the service's endpoint, which is passed to the application
     * @throws AssertionError if the class loader has not been collected after 2 min
     */
    public static void assertLeavesNothing(Class<? extends Consumer<URI>> application, URI service) throws Exception {
        ReferenceQueue<ClassLoader> collected = new ReferenceQueue<>();
        WeakReference<ClassLoader> deployed = run(application.getName(), service, collected);
        linkAnotherRecord();
        long deadline = System.nanoTime() + TIMEOUT.toNanos();
        do {
            System.gc();
            if (collected.remove(500) != null) {
                return;
            }
        } while (System.nanoTime() < deadline);
        throw new AssertionError(application.getName() + " has ended, but its class loader is still reachable after "
                + TIMEOUT + "; threads that use it: " + threadsOf(deployed.get()));
    }

    /**
     * Links the methods of a record of the server, as servers do all the time: until then, the JDK's static
     * {@code ObjectMethods} keeps the types of the record that was linked last, here one of the application.
     */
    @SuppressWarnings("ReturnValueIgnored")
    public static void linkAnotherRecord() throws Exception {
        // A new copy of the record each time, whose methods are not linked yet.
        try (URLClassLoader copy = new URLClassLoader(classPath(), ClassLoader.getPlatformClassLoader())) {
            Constructor<?> constructor =
                    Class.forName(Linked.class.getName(), true, copy).getDeclaredConstructor(String.class);
            constructor.setAccessible(true);
            Object record = constructor.newInstance("");
            record.hashCode();
            record.equals(constructor.newInstance("-"));
            record.toString();
        }
    }

    private record Linked(String text) {}

    private static WeakReference<ClassLoader> run(
            String application, URI service, ReferenceQueue<ClassLoader> collected) throws Exception {
        Thread thread = Thread.currentThread();
        ClassLoader server = thread.getContextClassLoader();
        try (URLClassLoader own = new URLClassLoader(classPath(), ClassLoader.getPlatformClassLoader())) {
            thread.setContextClassLoader(own);
            Constructor<?> constructor = Class.forName(application, true, own).getDeclaredConstructor();
            constructor.setAccessible(true);
            @SuppressWarnings("unchecked")
            Consumer<URI> main = (Consumer<URI>) constructor.newInstance();
            main.accept(service);
            return new WeakReference<>(own, collected);
        } finally {
            thread.setContextClassLoader(server);
        }
    }

    private static URL[] classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Deployment::url)
                .toArray(URL[]::new);
    }

    private static URL url(String entry) {
        try {
            return Path.of(entry).toUri().toURL();
        } catch (MalformedURLException e) {
            throw new UncheckedIOException(new IOException(e));
        }
    }

    private static List<String> threadsOf(@Nullable ClassLoader loader) {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getContextClassLoader() == loader)
                .map(Thread::getName)
                .sorted()
                .toList();
    }
}
