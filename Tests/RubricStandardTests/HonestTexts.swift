import RubricSite

/// Texts as a technical writer would write them, complete for `SampleSite.protected`.
enum HonestTexts {
  static let all: [(section: SectionID, text: String)] = [
    ("overview", overview), ("data-rules", dataRules), ("errors", errors), ("authorisation-scopes", scopes),
    ("authentication", authentication), ("sandbox", sandbox), ("versioning", versioning),
    ("backwards-compatibility", compatibility), ("deprecation", deprecation),
    ("service-levels", serviceLevels),
    ("ownership-and-status", ownership), ("information-handling", informationHandling),
    ("governance-frameworks", governance), ("security", security), ("cost", cost),
    ("rate-limits", rateLimits),
  ]

  static let overview = """
    The Permits API lets you look up street works permits and apply for new ones. It returns the current state of
    each permit, who holds it and where the works are.

    ### Who can use it

    It is open to local councils, utility companies and their software suppliers. Members of the public can read
    permits but not apply.

    ### When to use it

    Use this API when your system plans or inspects street works. Do not use it to report a dangerous road: phone the
    highway authority instead.
    """

  static let dataRules = """
    The register covers every permit granted in England and Wales since April 2015. Works on private roads are not
    included.

    A permit is only returned once it has been granted. Applications that are still being assessed are withheld, and
    a search for one gives an empty list.

    Records are updated within 10 minutes of a decision.

    | Rule | Applies to | If it is broken |
    | --- | --- | --- |
    | The start date must be at least 3 days from now | new applications | the request is rejected with 422 |
    | A street can have only one open permit | new applications | the request is rejected with 409 |
    """

  static let errors = """
    Every error response has a JSON body that contains a `code` for your program and a `message` for a person.

    | Status | Why it happens | What to do |
    | --- | --- | --- |
    | 400 | A field is missing or has the wrong type | Correct the field named in the message and send it again |
    | 401 | The access token has expired | Request a new token, then repeat the request |
    | 404 | There is no permit with that number | Check the reference on the permit itself |
    | 429 | You have sent more than your quota allows | Wait for the number of seconds in `Retry-After` |

    Reading is always safe to repeat. Do not repeat an application without the same `Idempotency-Key`, because the
    second one would be a duplicate.
    """

  static let scopes = """
    Access is granted to an application, never to a person. Each application has the scopes that its owner asked for.

    To ask for a scope, apply for production access in the developer portal. The permits team approves requests within
    two working days and can withdraw a scope at any time.

    A call without the scope it needs gets a 403 response.
    """

  static let authentication = """
    The API uses OAuth 2.0 with the client credentials grant.

    Register your application in the developer portal to get a client ID and a client secret. Exchange them for an
    access token, and send the token in the `Authorization` header of every request.

    Tokens expire after 4 hours. When yours has expired you get a 401 response; request another one.

    Limits are counted per client, whatever the number of tokens.
    """

  static let sandbox = """
    You can try the API at https://sandbox.permits.api.example.gov.uk/v1 before you go live.

    Use the test credentials that the portal shows beside your application; they do not work in production.

    Each scenario is chosen by the permit number that you send:

    | Permit number | What the sandbox returns |
    | --- | --- |
    | PT-200 | a permit that has been granted |
    | PT-404 | an error that says there is no such permit |

    All the test records are invented: never send real names or addresses.

    Unlike the live service, the sandbox forgets what you wrote each night.
    """

  static let versioning = """
    This page is about version 1.4.0. The major version is part of the URL, as in `/v1/permits`, and we raise it only
    when a change would break your program.

    ### Recent changes

    - 3 March 2026: we added the `conditions` field to permits.
    - 12 January 2026: we released version 1.3, which made searches by street faster.

    ### Planned changes

    We will add searching by map area in the autumn of 2026.

    Version 1 is the only version that is supported; version 0 was switched off in 2024.
    """

  static let compatibility = """
    We do not make breaking changes within a major version. We may add new optional fields and new operations at any
    time.

    Your client must ignore fields that it does not recognise, and must not rely on the order of fields.
    """

  static let deprecation = """
    When we deprecate an operation it still works for at least 12 months. After that it is removed and returns 410.

    We email every registered team when a deprecation is announced, and again one month before removal.
    """

  static let serviceLevels = """
    The API is available 99.9% of the time, measured over each calendar month. This is a target, not a guarantee.

    - 95% of requests are answered within 300 milliseconds
    - planned maintenance is on the first Tuesday of the month, from 6am to 7am, and is announced a week before
    - the support team replies within one working day, Monday to Friday

    Each application may send 50 requests per second.
    """

  static let ownership = """
    The Street Works team at the Department for Transport owns this API. Email street.works@example.gov.uk or use the
    contact form.

    Look at the status page for current incidents. The API is in public beta.
    """

  static let informationHandling = """
    Permits are classified as OFFICIAL. They contain no personal data.

    You may store the records for as long as you need them. Report a breach or a suspected misuse of the data to
    security@example.gov.uk within 24 hours. The main risk is that someone plans a theft from the dates of works: do
    not publish the names of site managers.
    """

  static let governance = """
    The API follows the Technology Code of Practice and the accessibility regulations. Suppliers must hold Cyber
    Essentials certification and send us a copy of the certificate each year.
    """

  static let security = """
    Connections must use TLS 1.2 or later; we refuse anything older. Keep your client secret in a vault and never
    commit it to a repository. If a secret leaks, rotate it in the portal at once.

    Report a vulnerability through the address in our security.txt file.
    """

  static let cost = "Free to use for everyone; no charges are planned."

  static let rateLimits = """
    Each application may send 50 requests per second. Beyond that you get a 429 response; wait for the number of
    seconds in the `Retry-After` header. To ask for more, contact us.
    """
}
