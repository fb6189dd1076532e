<?php
// Renders many wikitexts in one process. Standard input: {"templates": {title: text}, "texts": [...]}; output: a list of their HTML.
require_once ( getenv( 'MW_SRC' ) ?: '/usr/share/mediawiki' ) . '/maintenance/Maintenance.php';

use MediaWiki\MediaWikiServices;
use MediaWiki\Revision\MutableRevisionRecord;
use MediaWiki\Revision\SlotRecord;

class RenderMany extends Maintenance {
	public function execute() {
		$asked = json_decode( file_get_contents( 'php://stdin' ), true );
		$parser = MediaWikiServices::getInstance()->getParserFactory()->create();
		$options = ParserOptions::newFromAnon();
		$options->setCurrentRevisionRecordCallback( static function ( $page ) use ( $asked ) {
			$title = Title::castFromLinkTarget( $page );
			$text = $asked['templates'][$title->getText()] ?? '';
			$record = new MutableRevisionRecord( $title );
			$record->setContent( SlotRecord::MAIN, new WikitextContent( $text ) );
			return $record;
		} );
		$pages = [];
		foreach ( $asked['texts'] as $text ) {
			$shown = $parser->parse( $text, Title::newFromText( 'Truth' ), $options );
			$pages[] = $shown->getText( [ 'allowTOC' => false, 'enableSectionEditLinks' => false, 'unwrap' => true ] );
		}
		$this->output( json_encode( $pages, JSON_INVALID_UTF8_SUBSTITUTE ) );
	}
}

$maintClass = RenderMany::class;
require_once RUN_MAINTENANCE_IF_MAIN;
