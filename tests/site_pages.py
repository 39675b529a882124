"""Page objects of the site on loopback, as a project of web-poet has them."""

from web_poet import field, handle_urls

from zonaparse.webpoet import ArticlePage


@handle_urls("", instead_of=ArticlePage, priority=600)  # a pattern holds the port, which varies
class LoopbackPage(ArticlePage):
    """An article of the test site."""

    @field
    def section(self) -> str:
        return "Situs uji"
