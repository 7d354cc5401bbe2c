/**
 * The test bench: local stand-ins that behave as the platforms do (signatures, patience, deliveries, tokens, windows, rates), for the tests
 * and for integrators without an account. Nothing here runs in a server.
 */
package io.weiquan.bench;
