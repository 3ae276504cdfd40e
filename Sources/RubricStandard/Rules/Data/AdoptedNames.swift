import RubricOpenAPI

/// Names that standards other than the API's own have chosen.
enum AdoptedNames {
  /// Whether a name is that of a field of OAuth 2 (RFC 6749, RFC 7591, RFC 7662), OpenID Connect, JSON Web
  /// Keys (RFC 7517), problem details (RFC 7807) or JSON:API.
  static func contains(_ name: String) -> Bool { names.contains(name) }

  /// Whether an object is the answer of a token endpoint, the metadata of an authorisation server, or a
  /// resource of SCIM (RFC 7643), which names its `schemas`.
  static func areChosen(of schema: Shared<Schema>) -> Bool {
    let names = schema.properties.map(\.name)
    if names.count > 1, names.allSatisfy(userParts.contains) { return true }
    return names.contains { ["access_token", "token_endpoint", "grant_type"].contains($0) }
      || (names.contains("schemas")
        && names.contains {
          ["userName", "externalId", "displayName", "totalResults", "Operations"].contains($0)
        })
  }

  /// Fields of the name and of the `meta` of a user in SCIM.
  private static let userParts: Set<String> = [
    "formatted", "givenName", "familyName", "middleName", "honorificPrefix", "honorificSuffix",
    "resourceType", "created", "lastModified", "location", "version",
  ]

  private static let names: Set<String> = [
    "scimType",
    "access_token", "refresh_token", "id_token", "token_type", "expires_in", "refresh_expires_in",
    "not-before-policy", "session_state", "grant_type", "client_id", "client_secret", "client_assertion",
    "client_assertion_type", "redirect_uri", "redirect_uris", "response_type", "code_verifier",
    "code_challenge", "code_challenge_method", "error_description", "error_uri", "error_codes",
    "device_code", "user_code", "verification_uri", "token_endpoint", "jwks_uri", "client_name",
    "given_name", "family_name", "preferred_username", "email_verified", "phone_number_verified", "x5c",
    "x5t", "x5t#S256", "x5t#s256", "excludedAttributes", "startIndex", "key_ops", "invalid-params",
    "invalid_params",
  ]
}
